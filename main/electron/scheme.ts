/** The application's own scheme, `app://guatu/`: the same addresses and answers as the HTTP shell, without a socket. */
import { protocol, type Session } from 'electron';
import type { AssetServer } from '../core/asset-server.ts';
import { isPageUrl } from './ipc.ts';
import { responseOf } from './response.ts';

/** Has to be said before Electron is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

export function serveScheme(session: Session, assets: AssetServer): void {
  session.protocol.handle('app', async (request) => {
    if (!isPageUrl(request.url) || (request.method !== 'GET' && request.method !== 'HEAD')) {
      return new Response(null, { status: 404 });
    }
    const answer = await assets({
      path: new URL(request.url).pathname,
      range: request.headers.get('range') ?? undefined,
      ifNoneMatch: request.headers.get('if-none-match') ?? undefined,
    });
    return responseOf(answer);
  });
}
