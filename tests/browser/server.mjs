// A static server for the tests. Takes a folder and a path under which it appears; records every request.
// `overrides` maps a path inside the folder to { body, type } or to a function of the request count that gives one of
// these or null: so a test can serve a hostile worker without any hook in the product. With `held`, a promise, the second half of the body,
// a buffer, comes when that is kept: a test decides how long something takes, and no clock.
// While `packed`, files come as brotli, as from a host of static files.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
    '.css': 'text/css; charset=utf-8',
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.json': 'application/json',
    '.png': 'image/png',
    '.svg': 'image/svg+xml',
    '.txt': 'text/plain; charset=utf-8',
    '.wasm': 'application/wasm',
    '.webmanifest': 'application/manifest+json',
};

/** Gives { url, origin, requests: [{ path, status }], overrides, down, close() }; while `down`, it has nothing but errors. `prefix` begins and ends with a slash. */
export async function startServer(folder, { prefix = '/', overrides = {} } = {}) {
    const requests = [];
    const gives = { requests, overrides, down: false, packed: false };
    const packs = new Map();
    const counts = new Map();
    const server = createServer(async (request, response) => {
        const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
        const answer = await answerTo(path);
        requests.push({ path, status: answer.status });
        const encoding = gives.packed && answer.status === 200 ? { 'Content-Encoding': 'br' } : {};
        response.writeHead(answer.status, { 'Content-Type': answer.type, 'Cache-Control': gives.packed ? 'max-age=600' : 'no-store', ...encoding });
        const rest = await heldBack(response, answer);
        response.end(rest ?? (gives.packed ? pack(path, answer.body) : answer.body));
    });

    /** Packed once; two steps below the best, which takes ten times as long. */
    function pack(path, body) {
        if (!packs.has(path)) packs.set(path, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 } }));
        return packs.get(path);
    }

    /** Sends the first half of a held body; gives the other half when it may go. */
    async function heldBack(response, { body, held }) {
        if (!held) return undefined;
        const half = body.length >> 1;
        response.write(body.subarray(0, half));
        await held;
        return body.subarray(half);
    }

    async function answerTo(path) {
        if (gives.down) return { status: 503, type: 'text/plain', body: 'no network' };
        if (!path.startsWith(prefix)) return missing(path);
        const inside = path.slice(prefix.length) || 'index.html';
        const count = (counts.get(inside) ?? 0) + 1;
        counts.set(inside, count);
        const rule = overrides[inside];
        const override = typeof rule === 'function' ? rule(count) : rule;
        if (override) return { status: 200, ...override };
        const file = normalize(join(folder, inside));
        if (!file.startsWith(normalize(folder) + sep)) return missing(path);
        try {
            return { status: 200, type: TYPES[extname(file)] ?? 'application/octet-stream', body: await readFile(file) };
        } catch {
            return missing(path);
        }
    }

    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    const origin = `http://127.0.0.1:${server.address().port}`;
    const close = () => {
        server.closeAllConnections();
        return new Promise((done) => server.close(done));
    };
    return Object.assign(gives, { url: origin + prefix, origin, close });
}

function missing(path) {
    return { status: 404, type: 'text/plain', body: `no ${path}` };
}
