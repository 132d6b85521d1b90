FROM node:20-slim AS page
WORKDIR /build
COPY frontend frontend
COPY src/whoholds/web src/whoholds/web
RUN npm --prefix frontend ci && npm --prefix frontend run build

FROM python:3.12-slim
WORKDIR /opt/whoholds
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY --from=page /build/src/whoholds/web/static src/whoholds/web/static
RUN pip install --no-cache-dir -e '.[serve,postgres]' && useradd --create-home whoholds
USER whoholds
ENTRYPOINT ["whoholds"]
