package local

import (
	"context"
	"encoding/binary"
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
		if step(ctx, conn, timeoutNow()) {
			taken++
		}
	}
}

// The messages are written by hand, as the engine's own packages are no part
// of this module. The numbers are those of etcd's raftpb and Dgraph's pb.

// timeoutNow is a Raft message of that kind.
func timeoutNow() []byte {
	return protowire.AppendVarint(protowire.AppendTag(nil, 1, protowire.VarintType), 14) // type
}

// addNode is a Raft message that proposes to add a node, with its address.
func addNode(id uint64, addr string) []byte {
	node := protowire.AppendFixed64(protowire.AppendTag(nil, 1, protowire.Fixed64Type), id)
	node = protowire.AppendString(protowire.AppendTag(node, 3, protowire.BytesType), addr)

	change := protowire.AppendVarint(protowire.AppendTag(nil, 3, protowire.VarintType), id)
	change = protowire.AppendBytes(protowire.AppendTag(change, 4, protowire.BytesType), node)

	entry := protowire.AppendVarint(protowire.AppendTag(nil, 1, protowire.VarintType), 1) // of configuration
	entry = protowire.AppendBytes(protowire.AppendTag(entry, 4, protowire.BytesType), change)

	msg := protowire.AppendVarint(protowire.AppendTag(nil, 1, protowire.VarintType), 2) // proposal
	return protowire.AppendBytes(protowire.AppendTag(msg, 7, protowire.BytesType), entry)
}

// step sends a Raft message to a node and reports whether it was taken.
func step(ctx context.Context, conn *grpc.ClientConn, msg []byte) bool {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	data := append(binary.LittleEndian.AppendUint32(nil, uint32(len(msg))), msg...)
	payload := protowire.AppendBytes(protowire.AppendTag(nil, 1, protowire.BytesType), data)
	batch := protowire.AppendBytes(protowire.AppendTag(nil, 2, protowire.BytesType), payload)
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
