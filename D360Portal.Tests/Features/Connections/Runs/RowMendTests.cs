using D360Portal.Features.Connections;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Features.Connections;

public sealed class RowMendTests
{
    private static readonly ConnectorTypeDescription Described = new(
        new ConnectorType(Orders.MySql, "AWS RDS MySQL", ReleaseLevel: "GA"),
        [
            new("user", "Username", IsSecret: true) { IsRequired = true },
            new("password", "Password", IsSecret: true) { IsRequired = true },
            new("jdbc_connection_url", "Connection URL", IsSecret: false) { IsRequired = true },
            new("DATABASE", "Database", IsSecret: false) { IsRequired = true },
            new("token", "Token", IsSecret: false) { IsMasked = true },
        ]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_nobody_touches_stays_what_it_is(bool isInCatalogue)
    {
        var row = Row();
        var form = Form(row, isInCatalogue);
        var draft = ConnectionDraft.Of(row.Definition, form);

        Assert.Empty(DraftChecker.Check(draft, form, new HashSet<string>(), 40));
        var mended = RowMend.Apply(draft, form, row);

        Assert.Equal(row.Cells, mended.Cells);
        Assert.Equal((row.Definition.Type, row.Definition.Method, row.Definition.Label, row.Definition.Name), (mended.Definition.Type, mended.Definition.Method, mended.Definition.Label, mended.Definition.Name));
        Assert.Equal(row.Definition.Credentials.Select(one => one.Name), mended.Definition.Credentials.Select(one => one.Name));
        Assert.Equal(
            row.Definition.Parameters.Select(one => (one.Name, one.Value ?? "")).Order(),
            mended.Definition.Parameters.Select(one => (one.Name, one.Value ?? "")).Order());
        Assert.Contains("token", mended.Definition.MaskedParameters);
    }

    [Fact]
    public void What_is_typed_replaces_what_was_there_and_the_user_s_own_cell_follows()
    {
        var row = Row();
        var form = Form(row);

        var mended = RowMend.Apply(
            (ConnectionDraft.Of(row.Definition, form) with { Label = "Clinic 2" }).With("jdbc_connection_url", "other.example").With("password", "new").With("DATABASE", "shop"), form, row);

        Assert.Equal(["Clinic 2", "other.example", "clinic", "clinic"], mended.Cells);
        Assert.Equal([("user", ""), ("password", "new")], mended.Definition.Credentials.Select(one => (one.Name, one.Value.Reveal())).OrderByDescending(one => one.Name));
        Assert.Equal("shop", mended.Definition.Parameters.Single(one => one.Name == "DATABASE").Value);
    }

    [Fact]
    public void Secrets_that_are_no_longer_kept_must_be_typed()
    {
        var row = Row() with { HasSecrets = false };
        var form = Form(row);

        var faults = DraftChecker.Check(ConnectionDraft.Of(row.Definition, form), form, new HashSet<string>(), 40);

        Assert.Equal(["user", "password", "token"], faults.Select(fault => fault.Field));
    }

    private static ConnectorForm Form(RunRow row, bool isInCatalogue = true) =>
        RowMend.FormOf(ConnectorForm.Of(Orders.MySql, isInCatalogue ? Described : null, row.AsConnection()), row);

    /// <summary>As the journal has it: two of its own cells hold one value.</summary>
    private static RunRow Row()
    {
        var sent = Orders.Clinic("Clinic 1", "clinic", "");
        return new RunRow
        {
            Position = 0,
            Number = 2,
            Definition = sent with
            {
                Parameters = [.. sent.Parameters, new ConnectionParameter("token", null), new ConnectionParameter("unheardOf", "kept")],
                Credentials = [.. sent.Credentials.Select(credential => credential with { Value = new Secret("") })],
                MaskedParameters = new HashSet<string> { "token" },
            },
            Cells = ["Clinic 1", sent.Parameters[0].Value!, "clinic", "clinic"],
            State = RunRowState.Rejected,
            NeedsSecrets = true,
            HasSecrets = true,
        };
    }
}
