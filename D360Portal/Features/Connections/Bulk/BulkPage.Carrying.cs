using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Bulk;

/// <content>Rows that were read before the user chose another type come along to it.</content>
public sealed partial class BulkPage
{
    /// <summary>What is on its way. When it has arrived, it still knows what only a type of before has a use for.</summary>
    private CarriedRows? _carried;

    /// <summary>Keeps the rows under the former type's name, until they have arrived.</summary>
    private DraftKeeper<KeptSheet>? _left;

    /// <summary>What the source of rows was shown for. It outlives the batch: what is pasted and not read yet stands in the browser alone.</summary>
    private ConnectorForm? _sourceForm;

    private bool _isChoosing;

    /// <summary>Whether secrets would be lost. They are not where another type is chosen.</summary>
    private bool IsUnsaved => _holdsSecrets && !_isStarted && !_isChoosing;

    private void ChooseType(string? name)
    {
        if (name != Type && ConnectorTypeName.TryParse(name, out var type))
        {
            _isChoosing = true;
            Navigation.NavigateTo(PortalUrls.Relative(PortalUrls.BulkOf(type)), replace: true);
        }
    }

    /// <summary>Takes the rows along where another type is chosen, and forgets them where the page begins anew for another reason.</summary>
    private void CarryOrForget()
    {
        if (!_isChoosing)
        {
            (_carried, _left, _sourceForm, _holdsSecrets) = (null, null, null, false);
        }
        else if (_batch is { } batch)
        {
            _carried = CarriedRows.Of(batch, _carried);
            (_left, _holdsSecrets) = _carried is null ? (null, false) : (_keeper, _holdsSecrets);
        }

        _isChoosing = false;
    }

    /// <summary>Takes rows that were read.</summary>
    private void Take(Sheet sheet)
    {
        if (_batch is not { } batch)
        {
            // Another type was chosen while they were read.
            _carried = _carried is { } carried ? carried with { Sheet = sheet } : new CarriedRows(sheet, new BatchSettings(), _sourceForm!.TypeLabel);
            return;
        }

        var isOver = batch.Load(sheet);
        _restored = null;
        Changed();
        _said += isOver ? " \"Undo\" brings the earlier rows back." : "";
    }

    /// <summary>Puts the rows that came along into the new type's batch, and takes them out of what is kept under the former one's name.</summary>
    private async Task ArriveAsync()
    {
        if (_carried is not { } carried)
        {
            return;
        }

        var (batch, keeper, left) = (_batch!, _keeper!, _left);
        (_restored, _left) = (null, null);
        var isOver = batch.Load(carried.Sheet, carried.For(batch.Columns));
        Changed();
        _said += $" The rows came along from {carried.TypeLabel}.{(isOver ? " \"Undo\" brings those back that were here." : "")}";
        await keeper.KeepAsync();
        if (left is not null && left.Form != keeper.Form)
        {
            await left.EraseAsync();
        }
    }
}
