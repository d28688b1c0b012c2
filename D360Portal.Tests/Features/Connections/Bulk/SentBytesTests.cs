using System.IO.Pipelines;
using System.Threading.Channels;
using CsCheck;
using D360Portal.Features.Connections.Bulk;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Features.Connections.Bulk;

public sealed class SentBytesTests
{
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Whatever_the_pieces_are_all_of_it_is_read() => Gen.Byte.Array[0, 300].Array[0, 6].SampleAsync(async pieces =>
    {
        var pipe = new Pipe();
        var read = SentBytes.ReadAllAsync(pipe.Reader.AsStream(), _time, Cancellation);
        foreach (var piece in pieces)
        {
            await pipe.Writer.WriteAsync(piece, Cancellation);
        }

        await pipe.Writer.CompleteAsync();
        Assert.Equal(pieces.SelectMany(piece => piece), await read);
    });

    [Fact]
    public async Task It_waits_as_long_as_something_comes_and_gives_up_when_nothing_has_come_for_long()
    {
        await using var sent = new PieceByPiece();
        var read = SentBytes.ReadAllAsync(sent, _time, Cancellation);
        for (var piece = 0; piece < 5; piece++)
        {
            await sent.Asked.Reader.ReadAsync(Cancellation);
            _time.Advance(TimeSpan.FromSeconds(30));
            await sent.Pieces.Writer.WriteAsync([1, 2, 3], Cancellation);
        }

        await sent.Asked.Reader.ReadAsync(Cancellation);
        Assert.False(read.IsCompleted);
        await Patience.UntilAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(50));
            return read.IsCompleted;
        });

        await Assert.ThrowsAsync<IOException>(() => read);
    }

    [Fact]
    public async Task It_ends_when_the_page_goes()
    {
        await using var sent = new PieceByPiece();
        using var leaving = new CancellationTokenSource();
        var read = SentBytes.ReadAllAsync(sent, _time, leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    /// <summary>A stream that tells when it is asked for its next piece.</summary>
    private sealed class PieceByPiece : MemoryStream
    {
        public Channel<byte[]> Pieces { get; } = Channel.CreateUnbounded<byte[]>();

        public Channel<bool> Asked { get; } = Channel.CreateUnbounded<bool>();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Asked.Writer.WriteAsync(true, cancellationToken);
            var piece = await Pieces.Reader.ReadAsync(cancellationToken);
            piece.CopyTo(buffer);
            return piece.Length;
        }
    }
}
