namespace D360Portal.Simulator.Pages;

/// <summary>The frame of every page of the org: one heading, one column, light and dark, no script.</summary>
internal static class OrgPage
{
    public static SimulatedAnswer Of(string heading, Html content, int status = StatusCodes.Status200OK) => SimulatedAnswer.Html(
        Html.Of($$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <link rel="icon" href="data:,">
            <title>{{heading}} | Simulated org</title>
            <style>
            :root { --paper: #f3f3f3; --card: #ffffff; --ink: #181818; --soft: #4d4d4d; --line: #747474; }
            :root { --accent: #0b5cab; --on-accent: #ffffff; --alarm: #b60554; }
            @media (prefers-color-scheme: dark) {
              :root { --paper: #16191d; --card: #22272e; --ink: #f1f3f5; --soft: #c3c9d0; --line: #8b949e; }
              :root { --accent: #8cc2ff; --on-accent: #0b1a2b; --alarm: #ff9fc4; }
            }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
            main { max-width: 27rem; margin: 0 auto; padding: 2rem 1rem; }
            h1 { font-size: 1.375rem; line-height: 1.3; margin: 0 0 1rem; }
            .brand { color: var(--soft); font-size: .875rem; margin: 0 0 .5rem; }
            .card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1.25rem; }
            label { display: block; font-weight: 600; margin-top: .75rem; }
            input { width: 100%; margin-top: .25rem; padding: .625rem; border: 1px solid var(--line); border-radius: .25rem; }
            input { background: var(--card); color: var(--ink); font: inherit; }
            button { min-height: 2.75rem; margin-top: 1rem; padding: .5rem 1.25rem; border: 1px solid var(--accent); border-radius: .25rem; }
            button { background: var(--card); color: var(--accent); font: inherit; font-weight: 600; cursor: pointer; }
            button.main { background: var(--accent); color: var(--on-accent); }
            :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
            .actions { display: flex; flex-wrap: wrap; gap: 0 .75rem; }
            .alarm { color: var(--alarm); font-weight: 600; margin: 0 0 .5rem; }
            .hint { color: var(--soft); font-size: .875rem; }
            code { overflow-wrap: anywhere; }
            ul { padding-left: 1.25rem; }
            </style>
            </head>
            <body>
            <main>
            <p class="brand">Simulated org. Nothing in it is real.</p>
            <div class="card">
            <h1>{{heading}}</h1>
            {{content}}
            </div>
            </main>
            </body>
            </html>

            """).Markup,
        status)
        .With("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'");
}
