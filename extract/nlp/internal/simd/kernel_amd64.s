#include "textflag.h"

// SPREAD puts a constant into all lanes.
#define SPREAD(bits, y) \
	MOVL bits, AX; \
	VMOVD AX, X8; \
	VPBROADCASTD X8, y

// Two kernels, ints4x16 and floats4x16, keep four rows of sixteen sums in Y0 to Y7 and add one column
// of the left side, spread over a register, times one row of the panel.

// INTS loads the arguments of a product of integers, with the other three rows of the left side in R10
// to R12.
#define INTS \
	MOVQ out+0(FP), DI; \
	MOVQ outStride+8(FP), R8; \
	MOVQ x+16(FP), SI; \
	MOVQ xStride+24(FP), R9; \
	MOVQ panel+32(FP), DX; \
	MOVQ pairs+40(FP), CX; \
	MOVQ bias+48(FP), BX; \
	LEAQ (SI)(R9*1), R10; \
	LEAQ (R10)(R9*1), R11; \
	LEAQ (R11)(R9*1), R12

// func ints4x16(out *int32, outStride int, x *int16, xStride int, panel *int16, pairs int, bias *int32)
TEXT ·ints4x16(SB), NOSPLIT, $0-56
	INTS
	VMOVDQU (BX), Y0
	VMOVDQU 32(BX), Y1
	VMOVDQA Y0, Y2
	VMOVDQA Y1, Y3
	VMOVDQA Y0, Y4
	VMOVDQA Y1, Y5
	VMOVDQA Y0, Y6
	VMOVDQA Y1, Y7
	XORQ AX, AX

pair:
	VMOVDQU (DX), Y8
	VMOVDQU 32(DX), Y9
	VPBROADCASTD (SI)(AX*4), Y10
	VPMADDWD Y8, Y10, Y11
	VPMADDWD Y9, Y10, Y12
	VPADDD Y11, Y0, Y0
	VPADDD Y12, Y1, Y1
	VPBROADCASTD (R10)(AX*4), Y13
	VPMADDWD Y8, Y13, Y14
	VPMADDWD Y9, Y13, Y15
	VPADDD Y14, Y2, Y2
	VPADDD Y15, Y3, Y3
	VPBROADCASTD (R11)(AX*4), Y10
	VPMADDWD Y8, Y10, Y11
	VPMADDWD Y9, Y10, Y12
	VPADDD Y11, Y4, Y4
	VPADDD Y12, Y5, Y5
	VPBROADCASTD (R12)(AX*4), Y13
	VPMADDWD Y8, Y13, Y14
	VPMADDWD Y9, Y13, Y15
	VPADDD Y14, Y6, Y6
	VPADDD Y15, Y7, Y7
	ADDQ $64, DX
	INCQ AX
	CMPQ AX, CX
	JLT pair

	VMOVDQU Y0, (DI)
	VMOVDQU Y1, 32(DI)
	ADDQ R8, DI
	VMOVDQU Y2, (DI)
	VMOVDQU Y3, 32(DI)
	ADDQ R8, DI
	VMOVDQU Y4, (DI)
	VMOVDQU Y5, 32(DI)
	ADDQ R8, DI
	VMOVDQU Y6, (DI)
	VMOVDQU Y7, 32(DI)
	VZEROUPPER
	RET

// ROWS adds the pair at an offset of each row of the left side, spread over a register, times a row of
// the panel to four registers of sums.
#define ROWS(offset, panel, a, b, c, d) \
	VPDPWSSD.BCST offset(SI)(AX*4), panel, a; \
	VPDPWSSD.BCST offset(R10)(AX*4), panel, b; \
	VPDPWSSD.BCST offset(R11)(AX*4), panel, c; \
	VPDPWSSD.BCST offset(R12)(AX*4), panel, d

// func wideInts4x16(out *int32, outStride int, x *int16, xStride int, panel *int16, pairs int, bias *int32)
// Sums of even and of odd pairs are kept apart, for none to wait for the one before.
TEXT ·wideInts4x16(SB), NOSPLIT, $0-56
	INTS
	VMOVDQU32 (BX), Z0
	VMOVDQA32 Z0, Z1
	VMOVDQA32 Z0, Z2
	VMOVDQA32 Z0, Z3
	VPXORD Z4, Z4, Z4
	VPXORD Z5, Z5, Z5
	VPXORD Z6, Z6, Z6
	VPXORD Z7, Z7, Z7
	XORQ AX, AX
	MOVQ CX, BX
	ANDQ $-2, BX
	JZ odd

pairs:
	VMOVDQU32 (DX), Z8
	VMOVDQU32 64(DX), Z9
	ROWS(0, Z8, Z0, Z1, Z2, Z3)
	ROWS(4, Z9, Z4, Z5, Z6, Z7)
	ADDQ $128, DX
	ADDQ $2, AX
	CMPQ AX, BX
	JLT pairs

odd:
	CMPQ AX, CX
	JGE store
	VMOVDQU32 (DX), Z8
	ROWS(0, Z8, Z0, Z1, Z2, Z3)

store:
	VPADDD Z4, Z0, Z0
	VPADDD Z5, Z1, Z1
	VPADDD Z6, Z2, Z2
	VPADDD Z7, Z3, Z3
	VMOVDQU32 Z0, (DI)
	ADDQ R8, DI
	VMOVDQU32 Z1, (DI)
	ADDQ R8, DI
	VMOVDQU32 Z2, (DI)
	ADDQ R8, DI
	VMOVDQU32 Z3, (DI)
	VZEROUPPER
	RET

// func floats4x16(out *float32, outStride int, x *float32, xStride int, panel *float32, k int)
TEXT ·floats4x16(SB), NOSPLIT, $0-48
	MOVQ out+0(FP), DI
	MOVQ outStride+8(FP), R8
	MOVQ x+16(FP), SI
	MOVQ xStride+24(FP), R9
	MOVQ panel+32(FP), DX
	MOVQ k+40(FP), CX
	LEAQ (SI)(R9*1), R10
	LEAQ (R10)(R9*1), R11
	LEAQ (R11)(R9*1), R12
	LEAQ (DI)(R8*1), R13
	LEAQ (R13)(R8*1), BX
	LEAQ (BX)(R8*1), R15
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMOVUPS (R13), Y2
	VMOVUPS 32(R13), Y3
	VMOVUPS (BX), Y4
	VMOVUPS 32(BX), Y5
	VMOVUPS (R15), Y6
	VMOVUPS 32(R15), Y7
	XORQ AX, AX

column:
	VMOVUPS (DX), Y8
	VMOVUPS 32(DX), Y9
	VBROADCASTSS (SI)(AX*4), Y10
	VFMADD231PS Y8, Y10, Y0
	VFMADD231PS Y9, Y10, Y1
	VBROADCASTSS (R10)(AX*4), Y11
	VFMADD231PS Y8, Y11, Y2
	VFMADD231PS Y9, Y11, Y3
	VBROADCASTSS (R11)(AX*4), Y12
	VFMADD231PS Y8, Y12, Y4
	VFMADD231PS Y9, Y12, Y5
	VBROADCASTSS (R12)(AX*4), Y13
	VFMADD231PS Y8, Y13, Y6
	VFMADD231PS Y9, Y13, Y7
	ADDQ $64, DX
	INCQ AX
	CMPQ AX, CX
	JLT column

	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, (R13)
	VMOVUPS Y3, 32(R13)
	VMOVUPS Y4, (BX)
	VMOVUPS Y5, 32(BX)
	VMOVUPS Y6, (R15)
	VMOVUPS Y7, 32(R15)
	VZEROUPPER
	RET

// func addBytes16(to *int16, from *byte, blocks int)
TEXT ·addBytes16(SB), NOSPLIT, $0-24
	MOVQ to+0(FP), DI
	MOVQ from+8(FP), SI
	MOVQ blocks+16(FP), CX

block:
	VPMOVSXBW (SI), Y0
	VPADDW (DI), Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $32, DI
	ADDQ $16, SI
	DECQ CX
	JNZ block
	VZEROUPPER
	RET

// func narrow16(to *int16, sums *int32, blocks, leak, drop int)
TEXT ·narrow16(SB), NOSPLIT, $0-40
	MOVQ to+0(FP), DI
	MOVQ sums+8(FP), SI
	MOVQ blocks+16(FP), CX
	VMOVQ leak+24(FP), X15
	VMOVQ drop+32(FP), X14
	SPREAD($512, Y13)
	SPREAD($16383, Y12)
	SPREAD($-16383, Y11)

sixteen:
	VMOVDQU (SI), Y0
	VMOVDQU 32(SI), Y1
	VPSRAD X15, Y0, Y2
	VPSRAD X15, Y1, Y3
	VPMAXSD Y2, Y0, Y0
	VPMAXSD Y3, Y1, Y1
	VPADDD Y13, Y0, Y0
	VPADDD Y13, Y1, Y1
	VPSRAD $10, Y0, Y0
	VPSRAD $10, Y1, Y1
	VPMINSD Y12, Y0, Y0
	VPMINSD Y12, Y1, Y1
	VPMAXSD Y11, Y0, Y0
	VPMAXSD Y11, Y1, Y1
	VPSRAD X14, Y0, Y0
	VPSRAD X14, Y1, Y1
	VPACKSSDW Y1, Y0, Y0
	VPERMQ $0xD8, Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $64, SI
	ADDQ $32, DI
	DECQ CX
	JNZ sixteen
	VZEROUPPER
	RET

// GATE sets y to the gate of it, by way of s: with s = y*y it is
// 1/2 + 1/2 * y*(s+27) / (9*s+27) of y within ±3.
#define GATE(y, s) \
	VMAXPS Y15, y, y; \
	VMINPS Y14, y, y; \
	VMULPS y, y, s;   \
	VMULPS Y12, s, Y8; \
	VADDPS Y13, s, s; \
	VMULPS s, y, y;   \
	VADDPS Y13, Y8, Y8; \
	VDIVPS Y8, y, y;  \
	VMULPS Y11, y, y; \
	VADDPS Y11, y, y

#define LANES(name, bits) \
	DATA name<>+0(SB)/4, bits; \
	DATA name<>+4(SB)/4, bits; \
	DATA name<>+8(SB)/4, bits; \
	DATA name<>+12(SB)/4, bits; \
	DATA name<>+16(SB)/4, bits; \
	DATA name<>+20(SB)/4, bits; \
	DATA name<>+24(SB)/4, bits; \
	DATA name<>+28(SB)/4, bits; \
	GLOBL name<>(SB), RODATA|NOPTR, $32

LANES(one, $0x44800000)     // 2^10
LANES(largest, $0x467ffc00) // 2^14-1
LANES(least, $0xc67ffc00)

// func units8(a *unitArgs, blocks int)
// The arguments are pointers to sums of the candidate, the forget gate and the
// reset gate, to what the gates see of the state and their bias, each forget
// first, to the state and to the vector.
TEXT ·units8(SB), NOSPLIT, $0-16
	MOVQ a+0(FP), DX
	MOVQ blocks+8(FP), CX
	MOVQ 0(DX), SI
	MOVQ 8(DX), R8
	MOVQ 16(DX), R9
	MOVQ 24(DX), R10
	MOVQ 32(DX), R11
	MOVQ 40(DX), R12
	MOVQ 48(DX), R13
	MOVQ 56(DX), DI
	MOVQ 64(DX), BX
	SPREAD($0xc0400000, Y15) // -3
	SPREAD($0x40400000, Y14) // 3
	SPREAD($0x41d80000, Y13) // 27
	SPREAD($0x41100000, Y12) // 9
	SPREAD($0x3f000000, Y11) // 1/2
	SPREAD($0x35000000, Y10) // 2^-21
	SPREAD($0x35800000, Y9)  // 2^-20
	XORQ DX, DX

units:
	VMOVUPS (DI)(DX*4), Y0 // state
	VCVTDQ2PS (R8)(DX*4), Y1
	VMULPS Y10, Y1, Y1
	VMULPS (R10)(DX*4), Y0, Y2
	VADDPS Y2, Y1, Y1
	VADDPS (R12)(DX*4), Y1, Y1
	GATE(Y1, Y2)           // forget
	VCVTDQ2PS (R9)(DX*4), Y3
	VMULPS Y10, Y3, Y3
	VMULPS (R11)(DX*4), Y0, Y4
	VADDPS Y4, Y3, Y3
	VADDPS (R13)(DX*4), Y3, Y3
	GATE(Y3, Y4)           // reset
	VCVTDQ2PS (SI)(DX*4), Y5
	VMULPS Y9, Y5, Y5      // candidate
	VSUBPS Y5, Y0, Y0
	VMULPS Y1, Y0, Y0
	VADDPS Y5, Y0, Y0
	VMOVUPS Y0, (DI)(DX*4)
	VPMOVSXWD (BX)(DX*2), Y6
	VCVTDQ2PS Y6, Y6
	VMULPS one<>(SB), Y0, Y0
	VSUBPS Y6, Y0, Y0
	VMULPS Y3, Y0, Y0
	VADDPS Y6, Y0, Y0
	VMINPS largest<>(SB), Y0, Y0
	VMAXPS least<>(SB), Y0, Y0
	VCVTPS2DQ Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPACKSSDW X1, X0, X0
	VMOVDQU X0, (BX)(DX*2)
	ADDQ $8, DX
	DECQ CX
	JNZ units
	VZEROUPPER
	RET
