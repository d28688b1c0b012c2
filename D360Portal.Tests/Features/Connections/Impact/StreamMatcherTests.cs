using CsCheck;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Features.Connections;

public sealed class StreamMatcherTests
{
    private static readonly Connection Clinic = new()
    {
        Id = SomeRows.Id(2),
        Label = "Clinic 02",
        Name = "Clinic_02",
        Type = ConnectorTypeName.Parse("AwsRdsMySql"),
    };

    private static readonly Gen<string?> ConnectorTypes = AnyOf<string?>("DataConnector", "AwsRdsMySql", "AwsS3", "IngestApi", "SalesforceDotCom", "unheard of", null);
    private static readonly Gen<string?> Names = AnyOf<string?>("Clinic_02", "CLINIC_02", "Clinic_20", "Clinic_0", null);
    private static readonly Gen<string?> Sources = AnyOf<string?>("AwsRdsMySql_Clinic_02", "awsrdsmysql_clinic_02", "AwsS3_Clinic_02", "Salesforce_Home", null);

    private static readonly Gen<DataStreamEntry> Streams = Gen.Select(AnyOf(0, 2, 3), Names, ConnectorTypes, Sources, (id, name, type, source) => new DataStreamEntry
    {
        Label = "Patients",
        ConnectionId = id == 0 ? null : SomeRows.Id(id),
        ConnectionName = name,
        ConnectorType = type,
        DataSource = source,
    });

    [Fact]
    public void Where_ids_are_told_they_alone_decide() => Streams.Where(stream => stream.ConnectionId is not null).Sample(stream =>
        Assert.Equal(stream.ConnectionId == Clinic.Id ? StreamMatch.Sure : StreamMatch.Other, StreamMatcher.Match(stream, Clinic)));

    [Fact]
    public void A_stream_that_names_the_connector_or_its_source_is_never_overlooked() => Streams
        .Where(stream => stream.ConnectionId is null && (Is(stream.ConnectionName, "Clinic_02") || Is(stream.DataSource, "AwsRdsMySql_Clinic_02")))
        .Sample(stream => Assert.Equal(StreamMatch.Likely, StreamMatcher.Match(stream, Clinic)));

    [Fact]
    public void A_stream_that_says_nothing_is_not_taken_for_another_s() => AnyOf<string?>("DataConnector", "AwsRdsMySql", "unheard of", null)
        .Sample(type => Assert.Equal(StreamMatch.Untold, StreamMatcher.Match(new DataStreamEntry { Label = "Patients", ConnectorType = type }, Clinic)));

    [Fact]
    public void A_stream_of_another_is_used_by_nobody_else() => Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Bool, Gen.Bool, Gen.Bool).Sample((owner, asked, hasId, hasName, hasSource) =>
    {
        var stream = new DataStreamEntry
        {
            Label = "Patients",
            ConnectionId = hasId ? SomeRows.Id(owner) : null,
            ConnectionName = hasName ? $"Clinic_{owner}" : null,
            DataSource = hasSource ? $"AwsRdsMySql_Clinic_{owner}" : null,
            ConnectorType = "DataConnector",
        };
        var match = StreamMatcher.Match(stream, Clinic with { Id = SomeRows.Id(asked), Name = $"Clinic_{asked}" });

        var expected = (hasId, hasName || hasSource) switch
        {
            (false, false) => StreamMatch.Untold,
            _ when owner != asked => StreamMatch.Other,
            (true, _) => StreamMatch.Sure,
            _ => StreamMatch.Likely,
        };
        Assert.Equal(expected, match);
    });

    [Theory]
    [InlineData("SalesforceDotCom", "SalesforceCRM", StreamMatch.Untold)]
    [InlineData("SalesforceDotCom", "DataConnector", StreamMatch.Other)]
    [InlineData("SalesforceDotCom", "IngestApi", StreamMatch.Other)]
    [InlineData("IngestApi", null, StreamMatch.Untold)]
    [InlineData("AwsRdsMySql", "IngestApi", StreamMatch.Other)]
    [InlineData("AwsRdsMySql", "AwsS3", StreamMatch.Untold)]
    public void The_type_alone_excludes_other_families_and_nothing_else(string type, string? streamType, StreamMatch expected) => Assert.Equal(
        expected, StreamMatcher.Match(new DataStreamEntry { Label = "Account", ConnectorType = streamType }, Clinic with { Type = ConnectorTypeName.Parse(type) }));

    [Fact]
    public void The_data_source_that_a_CRM_connector_tells_is_compared() => Assert.Equal(
        StreamMatch.Likely,
        StreamMatcher.Match(
            new DataStreamEntry { Label = "Account", DataSource = "Salesforce_Home" },
            Clinic with { Type = ConnectorTypeName.SalesforceDotCom, Name = "SalesforceDotCom_Home", Further = [new ConnectionParameter("dataSource", "Salesforce_Home")] }));

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static bool Is(string? text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);
}
