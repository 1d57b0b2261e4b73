#include "textflag.h"

// Kernels of rows take blocks of sixteen elements, in two registers of eight. No step is fused with another, so that
// they round as plain Go does.

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

// These are the constants of row.go.
LANES(far, $0x40900000)
LANES(near, $0xc0900000) // -far
LANES(p0, $0x3ecc425f)
LANES(p1, $0x3cde1b10)
LANES(p2, $0x3b7b7bd1)
LANES(p3, $0x380d432f)
LANES(q1, $0x3e7049db)
LANES(q2, $0x3cc1fe98)
LANES(q3, $0x3a99dfd0)
LANES(unit, $0x3f800000)
LANES(half, $0x3f000000)
LANES(least, $0xc2ae0000)
LANES(log2e, $0x3fb8aa3b)
LANES(ln2, $0x3f318000)
LANES(ln2low, $0xb95e8083)
LANES(e2, $0x3efffefd)
LANES(e3, $0x3e2aabd8)
LANES(e4, $0x3d2b956d)
LANES(e5, $0x3c08310f)

// func addFloats16(to, from *float32, blocks int)
TEXT ·addFloats16(SB), NOSPLIT, $0-24
	MOVQ to+0(FP), DI
	MOVQ from+8(FP), SI
	MOVQ blocks+16(FP), CX

block:
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VADDPS (SI), Y0, Y0
	VADDPS 32(SI), Y1, Y1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	ADDQ $64, DI
	ADDQ $64, SI
	DECQ CX
	JNZ block
	VZEROUPPER
	RET

// func scale16(x *float32, blocks int, by float32)
TEXT ·scale16(SB), NOSPLIT, $0-20
	MOVQ x+0(FP), DI
	MOVQ blocks+8(FP), CX
	VBROADCASTSS by+16(FP), Y2

block:
	VMULPS (DI), Y2, Y0
	VMULPS 32(DI), Y2, Y1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	ADDQ $64, DI
	DECQ CX
	JNZ block
	VZEROUPPER
	RET

// func look16(to *float32, from *int8, blocks int, by float32)
TEXT ·look16(SB), NOSPLIT, $0-28
	MOVQ to+0(FP), DI
	MOVQ from+8(FP), SI
	MOVQ blocks+16(FP), CX
	VBROADCASTSS by+24(FP), Y2

block:
	VPMOVSXBD (SI), Y0
	VPMOVSXBD 8(SI), Y1
	VCVTDQ2PS Y0, Y0
	VCVTDQ2PS Y1, Y1
	VMULPS Y2, Y0, Y0
	VMULPS Y2, Y1, Y1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	ADDQ $64, DI
	ADDQ $16, SI
	DECQ CX
	JNZ block
	VZEROUPPER
	RET

// ACROSS takes eight lanes of y, whose lower half is x, to one, by way of t.
#define ACROSS(OP, y, x, t) \
	VEXTRACTF128 $1, y, t; \
	OP t, x, x; \
	VPERMILPS $0x4E, x, t; \
	OP t, x, x; \
	VPERMILPS $0xB1, x, t; \
	OP t, x, x

// func bounds16(x *float32, blocks int) (low, high float32)
TEXT ·bounds16(SB), NOSPLIT, $0-24
	MOVQ x+0(FP), SI
	MOVQ blocks+8(FP), CX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3

block:
	VMOVUPS (SI), Y4
	VMOVUPS 32(SI), Y5
	VMINPS Y4, Y0, Y0
	VMAXPS Y4, Y1, Y1
	VMINPS Y5, Y2, Y2
	VMAXPS Y5, Y3, Y3
	ADDQ $64, SI
	DECQ CX
	JNZ block
	VMINPS Y2, Y0, Y0
	VMAXPS Y3, Y1, Y1
	ACROSS(VMINPS, Y0, X0, X2)
	ACROSS(VMAXPS, Y1, X1, X2)
	VMOVSS X0, low+16(FP)
	VMOVSS X1, high+20(FP)
	VZEROUPPER
	RET

// func greatest16(x *float32, blocks int) (top float32)
TEXT ·greatest16(SB), NOSPLIT, $0-20
	MOVQ x+0(FP), SI
	MOVQ blocks+8(FP), CX
	VMOVUPS (SI), Y0
	VMOVUPS Y0, Y1

block:
	VMAXPS (SI), Y0, Y0
	VMAXPS 32(SI), Y1, Y1
	ADDQ $64, SI
	DECQ CX
	JNZ block
	VMAXPS Y1, Y0, Y0
	ACROSS(VMAXPS, Y0, X0, X1)
	VMOVSS X0, top+16(FP)
	VZEROUPPER
	RET

// func unsigned16(to *uint8, x *float32, blocks int, by float32, zero int32)
TEXT ·unsigned16(SB), NOSPLIT, $0-32
	MOVQ to+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ blocks+16(FP), CX
	VBROADCASTSS by+24(FP), Y2
	MOVL zero+28(FP), AX
	VMOVD AX, X3
	VPBROADCASTD X3, Y3

block:
	VMULPS (SI), Y2, Y0
	VMULPS 32(SI), Y2, Y1
	VCVTPS2DQ Y0, Y0
	VCVTPS2DQ Y1, Y1
	VPADDD Y3, Y0, Y0
	VPADDD Y3, Y1, Y1
	VPACKSSDW Y1, Y0, Y0
	VPERMQ $0xD8, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPACKUSWB X1, X0, X0
	VMOVDQU X0, (DI)
	ADDQ $64, SI
	ADDQ $16, DI
	DECQ CX
	JNZ block
	VZEROUPPER
	RET

// REAL sets y to what sums at an offset stand for, by way of t; the zero is in Y14 and the scale in Y15.
#define REAL(offset, y, t) \
	VPMULLD offset(R8)(AX*1), Y14, y; \
	VMOVDQU offset(SI)(AX*1), t; \
	VPSUBD y, t, y; \
	VCVTDQ2PS y, y; \
	VMULPS offset(R9)(AX*1), Y15, t; \
	VMULPS t, y, y; \
	VADDPS offset(R10)(AX*1), y, y

// func product16(to *float32, sums, weights *int32, scales, bias *float32, blocks int, scale float32, zero int32)
TEXT ·product16(SB), NOSPLIT, $0-56
	MOVQ to+0(FP), DI
	MOVQ sums+8(FP), SI
	MOVQ weights+16(FP), R8
	MOVQ scales+24(FP), R9
	MOVQ bias+32(FP), R10
	MOVQ blocks+40(FP), CX
	VBROADCASTSS scale+48(FP), Y15
	MOVL zero+52(FP), AX
	VMOVD AX, X14
	VPBROADCASTD X14, Y14
	XORQ AX, AX

block:
	REAL(0, Y0, Y1)
	REAL(32, Y2, Y3)
	VMOVUPS Y0, (DI)(AX*1)
	VMOVUPS Y2, 32(DI)(AX*1)
	ADDQ $64, AX
	DECQ CX
	JNZ block
	VZEROUPPER
	RET

// func sum16(l *lane, x *float32, blocks int)
TEXT ·sum16(SB), NOSPLIT, $0-24
	MOVQ l+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ blocks+16(FP), CX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1

block:
	VADDPS (SI), Y0, Y0
	VADDPS 32(SI), Y1, Y1
	ADDQ $64, SI
	DECQ CX
	JNZ block
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VZEROUPPER
	RET

// func squares16(l *lane, x *float32, blocks int, from float32)
TEXT ·squares16(SB), NOSPLIT, $0-28
	MOVQ l+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ blocks+16(FP), CX
	VBROADCASTSS from+24(FP), Y4
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1

block:
	VMOVUPS (SI), Y2
	VMOVUPS 32(SI), Y3
	VSUBPS Y4, Y2, Y2
	VSUBPS Y4, Y3, Y3
	VMULPS Y2, Y2, Y2
	VMULPS Y3, Y3, Y3
	VADDPS Y2, Y0, Y0
	VADDPS Y3, Y1, Y1
	ADDQ $64, SI
	DECQ CX
	JNZ block
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VZEROUPPER
	RET

// func normalize16(x, gain, shift *float32, blocks int, mean, by float32)
TEXT ·normalize16(SB), NOSPLIT, $0-40
	MOVQ x+0(FP), DI
	MOVQ gain+8(FP), R8
	MOVQ shift+16(FP), R9
	MOVQ blocks+24(FP), CX
	VBROADCASTSS mean+32(FP), Y4
	VBROADCASTSS by+36(FP), Y5
	XORQ AX, AX

block:
	VMOVUPS (DI)(AX*1), Y0
	VMOVUPS 32(DI)(AX*1), Y1
	VSUBPS Y4, Y0, Y0
	VSUBPS Y4, Y1, Y1
	VMULPS Y5, Y0, Y0
	VMULPS Y5, Y1, Y1
	VMULPS (R8)(AX*1), Y0, Y0
	VMULPS 32(R8)(AX*1), Y1, Y1
	VADDPS (R9)(AX*1), Y0, Y0
	VADDPS 32(R9)(AX*1), Y1, Y1
	VMOVUPS Y0, (DI)(AX*1)
	VMOVUPS Y1, 32(DI)(AX*1)
	ADDQ $64, AX
	DECQ CX
	JNZ block
	VZEROUPPER
	RET

// GELU sets v to its GELU, by way of c, u, p and q.
#define GELU(v, c, u, p, q) \
	VMINPS far<>(SB), v, c; \
	VMAXPS near<>(SB), c, c; \
	VMULPS c, c, u; \
	VMULPS Y10, u, p; \
	VMULPS Y13, u, q; \
	VADDPS Y11, p, p; \
	VADDPS Y14, q, q; \
	VMULPS u, p, p; \
	VMULPS u, q, q; \
	VADDPS Y12, p, p; \
	VADDPS Y15, q, q; \
	VMULPS u, p, p; \
	VMULPS u, q, q; \
	VADDPS p0<>(SB), p, p; \
	VADDPS unit<>(SB), q, q; \
	VMULPS p, c, p; \
	VDIVPS q, p, p; \
	VADDPS half<>(SB), p, p; \
	VMULPS p, v, v

// func gelu16(x *float32, blocks int)
TEXT ·gelu16(SB), NOSPLIT, $0-16
	MOVQ x+0(FP), DI
	MOVQ blocks+8(FP), CX
	VMOVUPS p3<>(SB), Y10
	VMOVUPS p2<>(SB), Y11
	VMOVUPS p1<>(SB), Y12
	VMOVUPS q3<>(SB), Y13
	VMOVUPS q2<>(SB), Y14
	VMOVUPS q1<>(SB), Y15

block:
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y5
	GELU(Y0, Y1, Y2, Y3, Y4)
	GELU(Y5, Y6, Y7, Y8, Y9)
	VMOVUPS Y0, (DI)
	VMOVUPS Y5, 32(DI)
	ADDQ $64, DI
	DECQ CX
	JNZ block
	VZEROUPPER
	RET

// EXPONENT sets v to e to its power after the greatest, in Y15, is taken away, and adds it to sum, by way of
// n, r, p and mask.
#define EXPONENT(v, n, r, p, mask, sum) \
	VSUBPS Y15, v, v; \
	VCMPPS $1, least<>(SB), v, mask; \
	VMULPS Y14, v, n; \
	VROUNDPS $0, n, n; \
	VMULPS Y13, n, r; \
	VSUBPS r, v, r; \
	VMULPS Y12, n, p; \
	VSUBPS p, r, r; \
	VMULPS e5<>(SB), r, p; \
	VADDPS e4<>(SB), p, p; \
	VMULPS r, p, p; \
	VADDPS e3<>(SB), p, p; \
	VMULPS r, p, p; \
	VADDPS e2<>(SB), p, p; \
	VMULPS r, r, v; \
	VMULPS v, p, p; \
	VADDPS r, p, p; \
	VADDPS unit<>(SB), p, p; \
	VCVTPS2DQ n, n; \
	VPSLLD $23, n, n; \
	VPADDD n, p, p; \
	VANDNPS p, mask, v; \
	VADDPS v, sum, sum

// func exponents16(l *lane, x *float32, blocks int, top float32)
TEXT ·exponents16(SB), NOSPLIT, $0-28
	MOVQ l+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ blocks+16(FP), CX
	VBROADCASTSS top+24(FP), Y15
	VMOVUPS log2e<>(SB), Y14
	VMOVUPS ln2<>(SB), Y13
	VMOVUPS ln2low<>(SB), Y12
	VXORPS Y10, Y10, Y10
	VXORPS Y11, Y11, Y11

block:
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y5
	EXPONENT(Y0, Y1, Y2, Y3, Y4, Y10)
	EXPONENT(Y5, Y6, Y7, Y8, Y9, Y11)
	VMOVUPS Y0, (SI)
	VMOVUPS Y5, 32(SI)
	ADDQ $64, SI
	DECQ CX
	JNZ block
	VMOVUPS Y10, (DI)
	VMOVUPS Y11, 32(DI)
	VZEROUPPER
	RET
