import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { Router } from 'express';

/** Nothing of another host is loaded or asked. Styles are inline because the editor positions its lines by them. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>tracegraph: ask the graph</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/graphiql/graphiql.min.css" />
    <link rel="stylesheet" href="/graphiql/page.css" />
  </head>
  <body>
    <div id="graphiql">Loading</div>
    <script src="/graphiql/react.production.min.js"></script>
    <script src="/graphiql/react-dom.production.min.js"></script>
    <script src="/graphiql/graphiql.min.js"></script>
    <script src="/graphiql/start.js"></script>
  </body>
</html>
`;

const PAGE_STYLE = 'body { margin: 0; } #graphiql { height: 100vh; }\n';

/** Files of the packages the page needs: package, folder in it, file. */
const ASSETS = [
  ['react', 'umd', 'react.production.min.js'],
  ['react-dom', 'umd', 'react-dom.production.min.js'],
  ['graphiql', '', 'graphiql.min.js'],
  ['graphiql', '', 'graphiql.min.css'],
] as const;

function startScript(defaultQuery: string | undefined): string {
  const properties = JSON.stringify({ defaultQuery, shouldPersistHeaders: false });
  return `const fetcher = GraphiQL.createFetcher({ url: '/graphql' });
const page = React.createElement(GraphiQL, { fetcher, ...${properties} });
ReactDOM.createRoot(document.getElementById('graphiql')).render(page);
`;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * The page at `/graphiql` to write operations by hand, made of files from npm packages only.
 * @param defaultQueryFile shown when the page opens; may be absent
 */
export function graphqlIdeRoutes(defaultQueryFile: string): Router {
  const routes = Router();
  routes.use('/graphiql', (_request, response, next) => {
    response.set('content-security-policy', CONTENT_SECURITY_POLICY);
    response.set('x-content-type-options', 'nosniff');
    response.set('referrer-policy', 'no-referrer');
    next();
  });
  routes.get('/graphiql', (_request, response) => {
    response.type('html').send(PAGE);
  });
  routes.get('/graphiql/page.css', (_request, response) => {
    response.type('css').send(PAGE_STYLE);
  });
  routes.get('/graphiql/start.js', (_request, response) => {
    response.type('js').send(startScript(readIfThere(defaultQueryFile)));
  });
  for (const [name, folder, file] of ASSETS) {
    const root = join(dirname(require.resolve(`${name}/package.json`)), folder);
    routes.get(`/graphiql/${file}`, (_request, response) => {
      response.sendFile(file, { root, cacheControl: false });
    });
  }
  return routes;
}
