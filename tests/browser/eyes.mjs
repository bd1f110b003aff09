// A proxy between one WebKit and the test's server, since its driver tells nothing of requests and errors: it records every request and
// answer, answers for every other host that there is none, and begins each page with the test's own scripts.
import { createServer, request as ask } from 'node:http';

/** Gives { port, requests: [url], failures: ['404: url'], scripts: [source], close() }; `scripts` run before all else in every page. */
export async function openEyes() {
    const eyes = { requests: [], failures: [], scripts: [] };
    const server = createServer((request, response) => {
        const url = new URL(request.url, 'http://nowhere.invalid');
        eyes.requests.push(url.href);
        if (url.hostname !== '127.0.0.1') return refuse(response);
        const onward = ask(url, { method: request.method, headers: { ...request.headers, 'accept-encoding': 'identity' } }, (answer) => forward(url, answer, response));
        onward.on('error', () => refuse(response));
        request.pipe(onward);
    });
    // What wants a tunnel wants another host.
    server.on('connect', (request, socket) => {
        eyes.requests.push(`https://${request.url}/`);
        socket.end('HTTP/1.1 502 No such host\r\n\r\n');
    });

    function forward(url, answer, response) {
        if (answer.statusCode >= 400) eyes.failures.push(`${answer.statusCode}: ${url.href}`);
        answer.on('error', () => response.destroy());
        if (!/^text\/html/.test(answer.headers['content-type']) || eyes.scripts.length === 0) {
            response.writeHead(answer.statusCode, answer.headers);
            answer.pipe(response);
            return;
        }
        const pieces = [];
        answer.on('data', (piece) => pieces.push(piece));
        answer.on('end', () => {
            const page = withScripts(Buffer.concat(pieces).toString(), eyes.scripts);
            response.writeHead(answer.statusCode, { ...answer.headers, 'transfer-encoding': 'chunked' });
            response.end(page);
        });
    }

    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    return Object.assign(eyes, {
        port: server.address().port,
        close() {
            server.closeAllConnections();
            return new Promise((done) => server.close(done));
        },
    });
}

function refuse(response) {
    response.writeHead(502, 'No such host');
    response.end();
}

/** Before the page's policy, which binds only what stands after it. The scripts leave no node behind. */
function withScripts(page, scripts) {
    const program = scripts.map((script) => `<script>{document.currentScript.remove();${script.replaceAll('</', '<\\/')}}</script>`).join('');
    const head = /<head[^>]*>|<!doctype[^>]*>/i.exec(page.replace(/<!doctype[^>]*>(?=[^]*<head)/i, (doctype) => ' '.repeat(doctype.length)));
    const at = head ? head.index + head[0].length : 0;
    return page.slice(0, at) + program + page.slice(at);
}
