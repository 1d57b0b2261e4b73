package local

import (
	"context"
	"fmt"
	"slices"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/encoding/protowire"
)

// readdress sees that the only zero knows its own address, which may be another
// than the one that it wrote down when it was new: without that the alphas would
// be sent to the old one. It does so by a change of Raft's configuration that
// adds the node once more. What was written down is asked of the zero itself, as
// an earlier start may have been broken off anywhere.
func (s *Server) readdress(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 15*time.Second)
	defer cancel()
	zero := s.Zeros[0]
	conn, err := grpc.NewClient("passthrough:///"+zero.peer(), grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return fmt.Errorf("connecting to zero: %w", err)
	}
	defer conn.Close()
	for {
		zeros, alphas, ok := members(ctx, conn)
		if slices.Contains(zeros, zero.peer()) {
			if len(alphas) > 0 && !slices.Contains(alphas, s.Alphas[0].peer()) {
				// Until it has seen that nobody answers at the old address of an
				// alpha, which takes two seconds, a zero turns the new one away.
				time.Sleep(3 * time.Second)
			}
			return nil
		}
		if !zero.Alive() || ctx.Err() != nil {
			return fmt.Errorf("telling zero its new address: it did not take it: %s (log: %s)", zero.lastWords(), zero.Log)
		}
		if ok {
			step(ctx, conn, addNode(1, zero.peer()))
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// members asks a zero for the addresses of all nodes that it knows.
func members(ctx context.Context, conn *grpc.ClientConn) (zeros, alphas []string, ok bool) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	// A member that only asks for the state of the cluster.
	ask := protowire.AppendVarint(protowire.AppendTag(nil, 13, protowire.VarintType), 1)
	var answer []byte
	if err := conn.Invoke(ctx, "/pb.Zero/Connect", ask, &answer, grpc.ForceCodec(raw{})); err != nil {
		return nil, nil, false
	}
	const state, groups, zero, value, member, addr = 2, 2, 3, 2, 1, 3
	zeros = within(answer, state, zero, value, addr)
	return zeros, within(answer, state, groups, value, member, value, addr), len(zeros) > 0
}

// within are the texts at the end of a path of field numbers in a message.
func within(msg []byte, path ...protowire.Number) []string {
	if len(path) == 0 {
		return []string{string(msg)}
	}
	var found []string
	for len(msg) > 0 {
		number, typ, n := protowire.ConsumeTag(msg)
		if n < 0 {
			return found
		}
		msg = msg[n:]
		size := protowire.ConsumeFieldValue(number, typ, msg)
		if size < 0 {
			return found
		}
		if number == path[0] && typ == protowire.BytesType {
			if inner, n := protowire.ConsumeBytes(msg); n > 0 {
				found = append(found, within(inner, path[1:]...)...)
			}
		}
		msg = msg[size:]
	}
	return found
}

// raw passes messages on as they are.
type raw struct{}

func (raw) Name() string { return "proto" }
func (raw) Marshal(v any) ([]byte, error) {
	if b, ok := v.([]byte); ok {
		return b, nil
	}
	return nil, fmt.Errorf("can't send a %T", v)
}
func (raw) Unmarshal(data []byte, v any) error {
	if b, ok := v.(*[]byte); ok {
		*b = append((*b)[:0], data...)
		return nil
	}
	return fmt.Errorf("can't receive a %T", v)
}
