#include "textflag.h"

// The assembler does not know these instructions. ELEMENT is where they keep the number of an element.
#define ELEMENT(i) (((i)&1)<<21 | ((i)>>1)<<11)

// SDOT adds to each lane of d the product of four signed bytes of n with those of element i of m.
#define SDOT(i, m, n, d) WORD $(0x4F80E000 | ELEMENT(i) | (m)<<16 | (n)<<5 | (d))

// FMUL sets d to n times element 0 of m; FADD sets d to n plus m.
#define FMUL(m, n, d) WORD $(0x4F809000 | (m)<<16 | (n)<<5 | (d))
#define FADD(m, n, d) WORD $(0x4E20D400 | (m)<<16 | (n)<<5 | (d))

// DOTS adds element i of four rows, in V20 to V23, times sixteen outputs' weights, which it loads, to V0 to V15.
#define DOTS(i) \
	VLD1 (R6), [V16.B16, V17.B16, V18.B16, V19.B16]; \
	ADD $128, R6; \
	SDOT(i, 20, 16, 0); SDOT(i, 20, 17, 1); SDOT(i, 20, 18, 2); SDOT(i, 20, 19, 3); \
	SDOT(i, 21, 16, 4); SDOT(i, 21, 17, 5); SDOT(i, 21, 18, 6); SDOT(i, 21, 19, 7); \
	SDOT(i, 22, 16, 8); SDOT(i, 22, 17, 9); SDOT(i, 22, 18, 10); SDOT(i, 22, 19, 11); \
	SDOT(i, 23, 16, 12); SDOT(i, 23, 17, 13); SDOT(i, 23, 18, 14); SDOT(i, 23, 19, 15)

// SIGNED takes 128 off the bytes of four rows.
#define SIGNED \
	VEOR V24.B16, V20.B16, V20.B16; \
	VEOR V24.B16, V21.B16, V21.B16; \
	VEOR V24.B16, V22.B16, V22.B16; \
	VEOR V24.B16, V23.B16, V23.B16

// STORE writes four rows of sixteen sums.
#define STORE \
	VST1 [V0.S4, V1.S4, V2.S4, V3.S4], (R0); \
	ADD R1, R0; \
	VST1 [V4.S4, V5.S4, V6.S4, V7.S4], (R0); \
	ADD R1, R0; \
	VST1 [V8.S4, V9.S4, V10.S4, V11.S4], (R0); \
	ADD R1, R0; \
	VST1 [V12.S4, V13.S4, V14.S4, V15.S4], (R0)

// func dots4x16(out *int32, outStride int, x *uint8, in int, panel *int8, quads int, sums *int32)
// Products are those of bytes less 128; so 128 times the sums of weights are added.
TEXT ·dots4x16(SB), NOSPLIT, $0-56
	MOVD out+0(FP), R0
	MOVD outStride+8(FP), R1
	MOVD x+16(FP), R2
	MOVD in+24(FP), R9
	MOVD panel+32(FP), R6
	MOVD quads+40(FP), R7
	MOVD sums+48(FP), R8
	ADD R9, R2, R3
	ADD R9, R3, R4
	ADD R9, R4, R5
	VMOVI $128, V24.B16
	VLD1 (R8), [V0.S4, V1.S4, V2.S4, V3.S4]
	VSHL $7, V0.S4, V0.S4
	VSHL $7, V1.S4, V1.S4
	VSHL $7, V2.S4, V2.S4
	VSHL $7, V3.S4, V3.S4
	VMOV V0.B16, V4.B16
	VMOV V1.B16, V5.B16
	VMOV V2.B16, V6.B16
	VMOV V3.B16, V7.B16
	VMOV V0.B16, V8.B16
	VMOV V1.B16, V9.B16
	VMOV V2.B16, V10.B16
	VMOV V3.B16, V11.B16
	VMOV V0.B16, V12.B16
	VMOV V1.B16, V13.B16
	VMOV V2.B16, V14.B16
	VMOV V3.B16, V15.B16

four:
	CMP $4, R7
	BLT one
	VLD1.P 16(R2), [V20.B16]
	VLD1.P 16(R3), [V21.B16]
	VLD1.P 16(R4), [V22.B16]
	VLD1.P 16(R5), [V23.B16]
	SIGNED
	DOTS(0)
	DOTS(1)
	DOTS(2)
	DOTS(3)
	SUB $4, R7
	B four

one:
	CBZ R7, done
	FMOVS.P 4(R2), F20
	FMOVS.P 4(R3), F21
	FMOVS.P 4(R4), F22
	FMOVS.P 4(R5), F23
	SIGNED
	DOTS(0)
	SUB $1, R7
	B one

done:
	STORE
	RET

// TIMES adds element 0 of a register times the row of sixteen in V16 to V19 to four registers.
#define TIMES(x, a, b, c, d) \
	FMUL(x, 16, 24); FMUL(x, 17, 25); FMUL(x, 18, 26); FMUL(x, 19, 27); \
	FADD(24, a, a); FADD(25, b, b); FADD(26, c, c); FADD(27, d, d)

// func exact4x16(out *float32, outStride int, a *float32, aStride int, b *float32, bStride, k int)
TEXT ·exact4x16(SB), NOSPLIT, $0-56
	MOVD out+0(FP), R0
	MOVD outStride+8(FP), R1
	MOVD a+16(FP), R2
	MOVD aStride+24(FP), R9
	MOVD b+32(FP), R6
	MOVD bStride+40(FP), R8
	MOVD k+48(FP), R7
	ADD R9, R2, R3
	ADD R9, R3, R4
	ADD R9, R4, R5
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	VEOR V2.B16, V2.B16, V2.B16
	VEOR V3.B16, V3.B16, V3.B16
	VEOR V4.B16, V4.B16, V4.B16
	VEOR V5.B16, V5.B16, V5.B16
	VEOR V6.B16, V6.B16, V6.B16
	VEOR V7.B16, V7.B16, V7.B16
	VEOR V8.B16, V8.B16, V8.B16
	VEOR V9.B16, V9.B16, V9.B16
	VEOR V10.B16, V10.B16, V10.B16
	VEOR V11.B16, V11.B16, V11.B16
	VEOR V12.B16, V12.B16, V12.B16
	VEOR V13.B16, V13.B16, V13.B16
	VEOR V14.B16, V14.B16, V14.B16
	VEOR V15.B16, V15.B16, V15.B16

element:
	VLD1 (R6), [V16.S4, V17.S4, V18.S4, V19.S4]
	ADD R8, R6
	FMOVS.P 4(R2), F20
	FMOVS.P 4(R3), F21
	FMOVS.P 4(R4), F22
	FMOVS.P 4(R5), F23
	TIMES(20, 0, 1, 2, 3)
	TIMES(21, 4, 5, 6, 7)
	TIMES(22, 8, 9, 10, 11)
	TIMES(23, 12, 13, 14, 15)
	SUB $1, R7
	CBNZ R7, element
	STORE
	RET
