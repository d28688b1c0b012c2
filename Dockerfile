# The portal as one image. docker run -p 3000:3000 -e Demo=true <image> answers on http://localhost:3000.
# --build-arg INCLUDE_SIMULATOR=false leaves the simulated org out: that is the image for customers.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG INCLUDE_SIMULATOR=true
ARG TARGETARCH=amd64
WORKDIR /source

# Restored before the sources are copied, so that a change of code does not fetch the packages again.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY D360Portal/D360Portal.csproj D360Portal/
COPY D360Portal.Simulator/D360Portal.Simulator.csproj D360Portal.Simulator/
RUN dotnet restore D360Portal --arch ${TARGETARCH} -p:PublishReadyToRun=true -p:IncludeSimulator=${INCLUDE_SIMULATOR}

COPY appsettings.json ./
COPY D360Portal/ D360Portal/
COPY D360Portal.Simulator/ D360Portal.Simulator/
RUN dotnet publish D360Portal -c Release -o /app --no-restore --arch ${TARGETARCH} --self-contained false -p:IncludeSimulator=${INCLUDE_SIMULATOR}

# Owned by the account that the portal runs as, and entered by nobody else.
RUN install -d -m 0700 /state/data /state/keys

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /state
COPY --from=build /app /app
COPY --from=build --chown=$APP_UID:$APP_UID /state /state

# Urls and not ASPNETCORE_HTTP_PORTS: the settings file beside the portal names Urls, and would win.
ENV Urls=http://+:3000 \
    ConnectionStrings__Portal="Data Source=/state/data/portal.db" \
    Storage__KeyDirectory=/state/keys

# Database and keys apart: whoever copies one volume cannot read the tokens.
VOLUME ["/state/data", "/state/keys"]
EXPOSE 3000
USER $APP_UID
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s CMD ["dotnet", "/app/D360Portal.dll", "healthcheck"]
ENTRYPOINT ["dotnet", "/app/D360Portal.dll"]
