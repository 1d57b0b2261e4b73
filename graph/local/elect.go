package local

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protowire"
)

// elect sees that a node leads that has no others of its kind. Left to itself
// it waits two to four seconds for the heartbeat of a leader that can't be, so
// we send it what Raft has for a change of leaders: the message "your timeout
// is now" (section 3.10 of Ongaro's thesis on Raft). A leader ignores it, and
// where it fails the node is only slower. It returns when the node took it.
func (n *Node) elect(ctx context.Context, patience time.Duration) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	conn, err := grpc.NewClient("passthrough:///"+n.peer(), grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return
	}
	defer conn.Close()
	// The first one may come a moment before the node knows its own group.
	for taken := 0; taken < 3 && ctx.Err() == nil && n.Alive(); time.Sleep(20 * time.Millisecond) {
		conn.ResetConnectBackoff()
		if timeoutNow(ctx, conn) {
			taken++
		}
	}
}

// timeoutNow sends the message and reports whether it was taken. It is written
// by hand, as the engine's own packages are no part of this module.
func timeoutNow(ctx context.Context, conn *grpc.ClientConn) bool {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	const typeField, timeoutNow = 1, 14 // of raftpb.Message
	msg := protowire.AppendVarint(protowire.AppendTag(nil, typeField, protowire.VarintType), timeoutNow)
	data := append(binary.LittleEndian.AppendUint32(nil, uint32(len(msg))), msg...)
	payload := protowire.AppendBytes(protowire.AppendTag(nil, 1, protowire.BytesType), data)  // api.Payload.data
	batch := protowire.AppendBytes(protowire.AppendTag(nil, 2, protowire.BytesType), payload) // pb.RaftBatch.payload
	stream, err := conn.NewStream(ctx, &grpc.StreamDesc{ClientStreams: true}, "/pb.Raft/RaftMessage", grpc.ForceCodec(raw{}))
	if err != nil || stream.SendMsg(batch) != nil || stream.CloseSend() != nil {
		return false
	}
	// A node that took the message answers that the stream is at its end, one
	// that is not that far that it has no node yet.
	var answer []byte
	err = stream.RecvMsg(&answer)
	return err == io.EOF || err != nil && strings.HasSuffix(status.Convert(err).Message(), "EOF")
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
