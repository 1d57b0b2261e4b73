#include "textflag.h"

// WIDE adds the product of four bytes of a row, spread over a register, with a row of the panel to two registers
// of sums. The panel's row is in Z16 and Z17.
#define WIDE(row, a, b) \
	VPBROADCASTD row, Z18; \
	VPDPBUSD Z16, Z18, a; \
	VPDPBUSD Z17, Z18, b

#define STORE(a, b) \
	VMOVDQU32 a, (DI); \
	VMOVDQU32 b, 64(DI); \
	ADDQ R8, DI

// func wideBytes8x32(out *int32, outStride int, x *uint8, in int, panel *int8, quads int)
// Sums of eight rows of 32 are in Z0 to Z15.
TEXT ·wideBytes8x32(SB), NOSPLIT, $0-48
	MOVQ out+0(FP), DI
	MOVQ outStride+8(FP), R8
	MOVQ x+16(FP), SI
	MOVQ in+24(FP), R9
	MOVQ panel+32(FP), DX
	MOVQ quads+40(FP), CX
	LEAQ (R9)(R9*2), R12
	LEAQ (SI)(R12*1), R10
	LEAQ (R10)(R12*1), R11
	VPXORD Z0, Z0, Z0
	VPXORD Z1, Z1, Z1
	VPXORD Z2, Z2, Z2
	VPXORD Z3, Z3, Z3
	VPXORD Z4, Z4, Z4
	VPXORD Z5, Z5, Z5
	VPXORD Z6, Z6, Z6
	VPXORD Z7, Z7, Z7
	VPXORD Z8, Z8, Z8
	VPXORD Z9, Z9, Z9
	VPXORD Z10, Z10, Z10
	VPXORD Z11, Z11, Z11
	VPXORD Z12, Z12, Z12
	VPXORD Z13, Z13, Z13
	VPXORD Z14, Z14, Z14
	VPXORD Z15, Z15, Z15

quad:
	VMOVDQU32 (DX), Z16
	VMOVDQU32 64(DX), Z17
	WIDE((SI), Z0, Z1)
	WIDE((SI)(R9*1), Z2, Z3)
	WIDE((SI)(R9*2), Z4, Z5)
	WIDE((R10), Z6, Z7)
	WIDE((R10)(R9*1), Z8, Z9)
	WIDE((R10)(R9*2), Z10, Z11)
	WIDE((R11), Z12, Z13)
	WIDE((R11)(R9*1), Z14, Z15)
	ADDQ $128, DX
	ADDQ $4, SI
	ADDQ $4, R10
	ADDQ $4, R11
	DECQ CX
	JNZ quad

	STORE(Z0, Z1)
	STORE(Z2, Z3)
	STORE(Z4, Z5)
	STORE(Z6, Z7)
	STORE(Z8, Z9)
	STORE(Z10, Z11)
	STORE(Z12, Z13)
	STORE(Z14, Z15)
	VZEROUPPER
	RET

// NARROW adds the products of four bytes of a row with eight outputs' weights, in Y8 and Y9 as words, to two registers,
// which hold two sums for each output.
#define NARROW(row, a, b) \
	VPBROADCASTD row, X10; \
	VPMOVZXBW X10, Y10; \
	VPMADDWD Y8, Y10, Y11; \
	VPMADDWD Y9, Y10, Y12; \
	VPADDD Y11, a, a; \
	VPADDD Y12, b, b

// TOGETHER adds the two sums for each output and stores them.
#define TOGETHER(a, b) \
	VPHADDD b, a, a; \
	VPERMQ $0xD8, a, a; \
	VMOVDQU a, (DI); \
	ADDQ R8, DI

// func bytes4x8(out *int32, outStride int, x *uint8, in int, panel *int8, quads int)
TEXT ·bytes4x8(SB), NOSPLIT, $0-48
	MOVQ out+0(FP), DI
	MOVQ outStride+8(FP), R8
	MOVQ x+16(FP), SI
	MOVQ in+24(FP), R9
	MOVQ panel+32(FP), DX
	MOVQ quads+40(FP), CX
	LEAQ (R9)(R9*2), R12
	LEAQ (SI)(R12*1), R10
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7

four:
	VPMOVSXBW (DX), Y8
	VPMOVSXBW 16(DX), Y9
	NARROW((SI), Y0, Y1)
	NARROW((SI)(R9*1), Y2, Y3)
	NARROW((SI)(R9*2), Y4, Y5)
	NARROW((R10), Y6, Y7)
	ADDQ $128, DX
	ADDQ $4, SI
	ADDQ $4, R10
	DECQ CX
	JNZ four

	TOGETHER(Y0, Y1)
	TOGETHER(Y2, Y3)
	TOGETHER(Y4, Y5)
	TOGETHER(Y6, Y7)
	VZEROUPPER
	RET

// EXACT adds the product of an element of the left side with a row of sixteen, in Y8 and Y9, to two registers.
#define EXACT(x, a, b) \
	VBROADCASTSS x, Y10; \
	VMULPS Y8, Y10, Y11; \
	VMULPS Y9, Y10, Y12; \
	VADDPS Y11, a, a; \
	VADDPS Y12, b, b

#define STORE16(a, b) \
	VMOVUPS a, (DI); \
	VMOVUPS b, 32(DI); \
	ADDQ R8, DI

// func exact4x16(out *float32, outStride int, a *float32, aStride int, b *float32, bStride, k int)
TEXT ·exact4x16(SB), NOSPLIT, $0-56
	MOVQ out+0(FP), DI
	MOVQ outStride+8(FP), R8
	MOVQ a+16(FP), SI
	MOVQ aStride+24(FP), R9
	MOVQ b+32(FP), DX
	MOVQ bStride+40(FP), R11
	MOVQ k+48(FP), CX
	LEAQ (R9)(R9*2), R12
	LEAQ (SI)(R12*1), R10
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7

element:
	VMOVUPS (DX), Y8
	VMOVUPS 32(DX), Y9
	EXACT((SI), Y0, Y1)
	EXACT((SI)(R9*1), Y2, Y3)
	EXACT((SI)(R9*2), Y4, Y5)
	EXACT((R10), Y6, Y7)
	ADDQ R11, DX
	ADDQ $4, SI
	ADDQ $4, R10
	DECQ CX
	JNZ element

	STORE16(Y0, Y1)
	STORE16(Y2, Y3)
	STORE16(Y4, Y5)
	STORE16(Y6, Y7)
	VZEROUPPER
	RET
