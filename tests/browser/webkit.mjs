// WebKit behind the verbs that the tests know from Puppeteer, driven by WebDriver: WebKitWebDriver starts MiniBrowser, each profile one of its own.
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Builder, WebElement } from 'selenium-webdriver';
import { Command, Name } from 'selenium-webdriver/lib/command.js';
import { openEyes } from './eyes.mjs';
import { PATIENCE } from './patience.mjs';

const BROWSER_NAME = 'MiniBrowser';
/** ms that driver and browser may take to start, and how often they may try. */
const START = 60_000;
const TRIES = 4;
const KEYS = {
    Alt: '\uE00A', ArrowDown: '\uE015', ArrowLeft: '\uE012', ArrowRight: '\uE014', ArrowUp: '\uE013', Backspace: '\uE003', Control: '\uE009', Delete: '\uE017',
    End: '\uE010', Enter: '\uE006', Escape: '\uE00C', Home: '\uE011', PageDown: '\uE00F', PageUp: '\uE00E', Shift: '\uE008', Space: ' ', Tab: '\uE004', '\n': '\uE006',
};
/** The toolbar of MiniBrowser would keep its window wider than a phone. */
const NARROW_CHROME = '* { min-width: 0; padding: 0; margin: 0; border-width: 0; -gtk-icon-style: symbolic; }\n';
/** What a script found that found no element. */
const NOTHING = { asElement: () => null };

/** ms after which a question without effects is asked again. */
const ANSWER = 15_000;
/** What a driver says whose browser answers no more. */
const LOST = ['ScriptTimeoutError', 'NoSuchSessionError', 'NoSuchWindowError'];

/** It says nothing more of a script that never ended. */
export const isLost = (error) => Boolean(error) && (LOST.includes(error.name) || error.message === '' || isLost(error.cause));

/** Whether the browser is there no more. */
const isGone = (error) => Boolean(error) && (error.name === 'NoSuchSessionError' || isGone(error.cause));

/** Says that the engine let its driver down, and what was done; a line in the file AGAIN, which is counted at the end. */
export function note(words) {
    const line = words.replace(/\s+/g, ' ').slice(0, 600);
    console.error(`webkit: ${line}`);
    if (process.env.AGAIN) appendFileSync(process.env.AGAIN, `${line}\n`);
}

/** Takes { driver, browser } (paths of WebKitWebDriver and MiniBrowser), the folder of downloads, and what the system wants.
    `layers`: composed of layers, as on a machine with a graphics card. One without has to emulate it, which takes a third of all time. */
export function launchWebKit({ driver, browser, downloads, dark = false, still = false, layers = false }) {
    const contexts = new Set();
    return {
        async createBrowserContext() {
            const context = await openContext({ driver, browser, downloads, dark, still, layers });
            contexts.add(context);
            return { newPage: () => context.newPage(), close: () => contexts.delete(context) && context.close() };
        },
        close: () => Promise.all([...contexts].map((context) => context.close())),
    };
}

/** A fresh profile: a driver, for it takes one browser only, its browser, and the proxy between. */
async function openContext({ driver, browser, downloads, dark, still, layers }) {
    const home = systemSettings({ downloads, still });
    const eyes = await openEyes();
    const env = { ...process.env, XDG_CONFIG_HOME: home, ...(!layers && { WEBKIT_DISABLE_COMPOSITING_MODE: '1' }) };
    const start = { driver, browser, env, proxy: `127.0.0.1:${eyes.port}`, args: ['--automation', ...(dark ? ['--dark-mode'] : [])] };
    const { service, session } = await startedSession(start);
    const execute = session.execute.bind(session);
    session.execute = (command) => answered(execute(command), command);
    const context = { session, eyes, current: await session.getWindowHandle(), pages: 0 };
    context.newPage = async () => {
        if (context.pages > 0) {
            await session.switchTo().newWindow('tab');
            context.current = await session.getWindowHandle();
        }
        context.pages += 1;
        return new Page(context, context.current);
    };
    context.close = async () => {
        // A browser that has crashed answers no more.
        await Promise.race([session.quit().catch(() => {}), sleep(5_000, null, { ref: false })]);
        await eyes.close();
        await end(service);
        rmSync(home, { recursive: true, force: true });
    };
    return context;
}

/** A driver with its browser. Now and then the browser ends while it starts, and the driver waits for it without end: then both are started anew. */
async function startedSession(start) {
    for (let tries = 1; ; tries += 1) {
        const port = await freePort();
        // In a group of its own, which its browser belongs to.
        const service = spawn(start.driver, [`--port=${port}`], { stdio: 'ignore', detached: true, env: start.env });
        try {
            const late = sleep(START, null, { ref: false }).then(() => { throw new Error(`no browser within ${START} ms`); });
            return { service, session: await Promise.race([listening(port).then(() => newSession(port, start)), late]) };
        } catch (error) {
            await end(service);
            console.error(`webkit: ${error.message} (try ${tries} of ${TRIES})`);
            if (tries === TRIES) throw error;
        }
    }
}

function newSession(port, { browser, proxy, args }) {
    return new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities({
        browserName: BROWSER_NAME,
        proxy: { proxyType: 'manual', httpProxy: proxy, sslProxy: proxy },
        timeouts: { pageLoad: PATIENCE, script: PATIENCE },
        'webkitgtk:browserOptions': { binary: browser, args },
    }).build();
}

/** A folder of settings for the browser's system: where downloads go, whether things move, and how narrow its window may be. */
function systemSettings({ downloads, still }) {
    const home = mkdtempSync(join(tmpdir(), 'dramatis-webkit-'));
    mkdirSync(join(home, 'gtk-3.0'));
    writeFileSync(join(home, 'gtk-3.0/settings.ini'), `[Settings]\ngtk-enable-animations=${still ? 0 : 1}\n`);
    writeFileSync(join(home, 'gtk-3.0/gtk.css'), NARROW_CHROME);
    writeFileSync(join(home, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
    return home;
}

/** Ends a process and all that it started. */
async function end(service) {
    if (service.exitCode === null && service.signalCode === null) {
        const gone = new Promise((done) => service.once('exit', done));
        process.kill(-service.pid, 'SIGTERM');
        await gone;
    }
    try {
        process.kill(-service.pid, 'SIGKILL');
    } catch {
        // Nothing of it is left.
    }
}

function freePort() {
    return new Promise((found) => {
        const server = createServer().listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => found(port));
        });
    });
}

async function listening(port) {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(20)) {
        try {
            return await fetch(`http://127.0.0.1:${port}/status`);
        } catch {
            // Not yet.
        }
    }
    throw new Error(`WebKitWebDriver did not listen within ${PATIENCE} ms`);
}

/** What notices errors in a page; what it saw last is handed on over a change of pages. */
function notice() {
    const seen = JSON.parse(sessionStorage.getItem('~seen') ?? '[]');
    sessionStorage.removeItem('~seen');
    Object.defineProperty(window, '~seen', { value: seen });
    const { error } = console;
    console.error = (...words) => {
        seen.push(`console: ${words.join(' ')}`);
        error.apply(console, words);
    };
    addEventListener('error', (event) => event.message && seen.push(`uncaught: ${event.message}`));
    addEventListener('unhandledrejection', (event) => seen.push(`uncaught: ${event.reason}`));
    addEventListener('pagehide', () => seen.length > 0 && sessionStorage.setItem('~seen', JSON.stringify(seen)));
}

/** The driver gave no answer at all. Its own clock of a script stands in the page and stops with it; other commands have none. */
class NoAnswer extends Error {
    name = LOST[0];
}

/** What the driver answers to a command; a driver that says nothing is lost. */
async function answered(answer, command) {
    const silence = new AbortController();
    const silent = sleep(PATIENCE + 15_000, null, { ref: false, signal: silence.signal }).then(() => { throw new NoAnswer(`no answer to ${command.getName()}`); });
    silent.catch(() => {});
    try {
        return await Promise.race([answer, silent]);
    } finally {
        silence.abort();
    }
}

/** Draws a pixel anew that nobody sees. */
function redraw() {
    const spot = document.documentElement.appendChild(document.createElement('i'));
    spot.style.cssText = 'position: fixed; inset: auto 0 0 auto; width: 1px; height: 1px; background: rgb(127 127 127 / 2%)';
    return new Promise((drawn) => setTimeout(drawn, 50)).then(() => spot.remove());
}

/** In words, of a session that has lost a script. */
async function health(session) {
    const ask = (script) => Promise.race([session.executeScript(script).catch((error) => error.name), sleep(5_000, 'silent', { ref: false })]);
    const page = await ask('return `${document.visibilityState}, ${document.readyState} at ${location.href.slice(0, 80)}`');
    const frames = await ask('return new Promise((done) => { requestAnimationFrame(() => done("drawn")); setTimeout(done, 2000, "not drawn"); })');
    return `the page: ${page}; frames: ${frames}`;
}

class Page {
    constructor(context, handle) {
        this.context = context;
        this.handle = handle;
        this.pointer = { x: 0, y: 0 };
        this.keyboard = new Keyboard(this);
        this.mouse = new Mouse(this);
        this.touchscreen = { tap: (x, y) => this.mouse.click(x, y), touchStart: (x, y) => startTouch(this, x, y) };
    }

    /** The session, with this page in front of it. */
    async session() {
        const { context } = this;
        if (context.current !== this.handle) {
            await context.session.switchTo().window(this.handle);
            context.current = this.handle;
        }
        return context.session;
    }

    async act(...sources) {
        const session = await this.session();
        await session.execute(new Command(Name.ACTIONS).setParameter('actions', sources));
    }

    /** Makes `watch` notice errors, failed and outside requests; `settle` gathers the last of them. */
    async observe(watch) {
        const { eyes } = this.context;
        eyes.requests = watch.requests;
        eyes.failures = watch.errors;
        await this.evaluateOnNewDocument(notice);
        watch.settle = () => this.gather();
        this.watch = watch;
    }

    async gather() {
        const seen = await this.evaluate(() => window['~seen']?.splice(0) ?? []).catch(() => []);
        this.watch?.errors.push(...seen);
    }

    async evaluateOnNewDocument(script) {
        this.context.eyes.scripts.push(`(${script})()`);
    }

    async goto(url) {
        await this.gather();
        await (await this.session()).get(url);
        await this.gather();
    }

    async reload() {
        await this.gather();
        await (await this.session()).navigate().refresh();
    }

    /** Runs a program in the page. Of one that is lost it says which it was, and whether the page still answers and draws. */
    async run(source, ...args) {
        const session = await this.session();
        try {
            return await session.executeScript(source, ...args);
        } catch (error) {
            if (!isLost(error)) throw error;
            throw new NoAnswer(`${error.name} ${error.message} (${await health(session)}; asked: ${String(source).slice(0, 240)})`, { cause: error });
        }
    }

    /** Runs a function of the page, or a program given as a string; waits for its promise. */
    async evaluateHandle(script, ...args) {
        const source = typeof script === 'string' ? script : `return (${script})(...arguments)`;
        const value = await this.run(source, ...args.map((arg) => (arg instanceof Handle ? arg.element : arg)));
        return value instanceof WebElement ? new Handle(this, value) : value ?? NOTHING;
    }

    async evaluate(script, ...args) {
        const value = await this.evaluateHandle(script, ...args);
        return value === NOTHING ? null : value;
    }

    async $(selector) {
        const found = await this.evaluateHandle((selector) => document.querySelector(selector), selector);
        return found.asElement();
    }

    async $$(selector) {
        const found = await this.run('return [...document.querySelectorAll(arguments[0])]', selector);
        return found.map((element) => new Handle(this, element));
    }

    $eval(selector, script, ...args) {
        return this.evaluate(`return (${script})(need(arguments[0]), ...[...arguments].slice(1));
            function need(selector) { const node = document.querySelector(selector); if (!node) throw new Error('no ' + selector); return node; }`, selector, ...args);
    }

    $$eval(selector, script, ...args) {
        return this.evaluate(`return (${script})([...document.querySelectorAll(arguments[0])], ...[...arguments].slice(1))`, selector, ...args);
    }

    /** Asks again while a change of pages takes the answer away, and where none comes: now and then the engine runs a script and never ends its promise,
        seen on pages that are just opening. The next question is answered all the same. */
    async waitForFunction(script, { timeout = PATIENCE, polling = 50 } = {}, ...args) {
        const source = `return (async (...given) => Boolean(await (${script})(...given)))(...arguments)`;
        const unanswered = new Set();
        let trouble;
        for (const end = Date.now() + timeout; Date.now() < end; await sleep(polling)) {
            try {
                const question = this.evaluate(source, ...args);
                unanswered.add(question);
                question.catch(() => {}).finally(() => unanswered.delete(question));
                const answer = await Promise.race([question, sleep(ANSWER, null, { ref: false })]);
                trouble = undefined;
                if (!answer) continue;
                unanswered.delete(question);
                if (unanswered.size > 0) note(`${unanswered.size} of its questions got no answer, a later one did: ${script}`);
                return;
            } catch (error) {
                trouble = error;
                // It has crashed, and no waiting helps.
                if (isGone(error)) break;
            }
        }
        throw new Error(trouble ? `${trouble.name}: ${trouble.message}` : 'it stayed false', { cause: trouble });
    }

    async waitForSelector(selector) {
        await this.waitForFunction((selector) => document.querySelector(selector), {}, selector);
        return this.$(selector);
    }

    async need(selector) {
        const found = await this.$(selector);
        if (!found) throw new Error(`no ${selector}`);
        return found;
    }

    async click(selector) {
        await (await this.need(selector)).click();
    }

    async hover(selector) {
        await (await this.need(selector)).hover();
    }

    focus(selector) {
        return this.$eval(selector, (node) => node.focus());
    }

    async type(selector, text) {
        await this.focus(selector);
        await this.keyboard.type(text);
    }

    select(selector, value) {
        return this.$eval(selector, (select, value) => {
            select.value = value;
            for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }));
        }, value);
    }

    /** Sets the size of the page; the window around it is larger. */
    async setViewport({ width, height }) {
        const session = await this.session();
        for (let times = 0; times < 20; times += 1) {
            const [inner, outer] = await session.executeScript(() => [[innerWidth, innerHeight], [outerWidth, outerHeight]]);
            if (inner[0] === width && inner[1] === height) return;
            await session.manage().window().setRect({ x: 0, y: 0, width: width + outer[0] - inner[0], height: height + outer[1] - inner[1] });
            await sleep(50);
        }
        const size = await session.executeScript(() => `${innerWidth} by ${innerHeight}`);
        throw new Error(`the page stays ${size} pixels large, not ${width} by ${height}`);
    }

    /** The engine takes a picture when it draws next, which may be never on a page that stands still. */
    async screenshot({ path } = {}) {
        const session = await this.session();
        let picture;
        const taken = session.takeScreenshot().then((found) => { picture = found; });
        while (picture === undefined) {
            await Promise.race([taken, sleep(1000, null, { ref: false })]);
            if (picture === undefined) await session.executeScript(redraw);
        }
        const bytes = Buffer.from(picture, 'base64');
        if (path) writeFileSync(path, bytes);
        return bytes;
    }

    async title() {
        return (await this.session()).getTitle();
    }

    url() {
        return this.evaluate(() => location.href);
    }

    browserContext() {
        return this.context;
    }

    async bringToFront() {
        await this.session();
    }
}

/** An element of a page. */
class Handle {
    constructor(page, element) {
        this.page = page;
        this.element = element;
    }

    asElement() {
        return this;
    }

    evaluate(script, ...args) {
        return this.page.evaluate(script, this, ...args);
    }

    /** The middle of its first line, in sight: neither outside of the window nor cut off by what scrolls it. */
    place() {
        return this.evaluate((node) => {
            const middle = () => {
                const { left, top, width, height } = node.getClientRects()[0] ?? node.getBoundingClientRect();
                return { x: left + width / 2, y: top + height / 2 };
            };
            const { x, y } = middle();
            const hit = document.elementFromPoint(x, y);
            if (!node.contains(hit)) node.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
            return middle();
        });
    }

    async click() {
        const { x, y } = await this.place();
        await this.page.mouse.click(x, y);
    }

    async hover() {
        const { x, y } = await this.place();
        await this.page.mouse.move(x, y);
    }

    async uploadFile(path) {
        await this.page.session();
        await this.element.sendKeys(path);
    }
}

class Keyboard {
    constructor(page) {
        this.page = page;
    }

    send(...actions) {
        return this.page.act({ type: 'key', id: 'keys', actions });
    }

    down(key) {
        return this.send({ type: 'keyDown', value: KEYS[key] ?? key });
    }

    up(key) {
        return this.send({ type: 'keyUp', value: KEYS[key] ?? key });
    }

    press(key) {
        const value = KEYS[key] ?? key;
        return this.send({ type: 'keyDown', value }, { type: 'keyUp', value });
    }

    async type(text) {
        const strokes = [...text].map((character) => KEYS[character] ?? character);
        await this.send(...strokes.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]));
    }
}

class Mouse {
    constructor(page) {
        this.page = page;
    }

    send(...actions) {
        return this.page.act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
    }

    /** On a straight line, in `steps`. */
    async move(x, y, { steps = 1 } = {}) {
        const from = this.page.pointer;
        const at = (step) => ({ x: Math.round(from.x + (x - from.x) * step / steps), y: Math.round(from.y + (y - from.y) * step / steps) });
        const way = Array.from({ length: steps }, (_, step) => ({ type: 'pointerMove', duration: 0, origin: 'viewport', ...at(step + 1) }));
        this.page.pointer = { x, y };
        await this.send(...way);
    }

    down() {
        return this.send({ type: 'pointerDown', button: 0 });
    }

    up() {
        return this.send({ type: 'pointerUp', button: 0 });
    }

    async click(x, y) {
        await this.move(x, y);
        await this.send({ type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 });
    }
}

/** The driver has no fingers: its mouse stands for one. */
async function startTouch(page, x, y) {
    await page.mouse.move(x, y);
    await page.mouse.down();
    return { move: (x, y) => page.mouse.move(x, y), end: () => page.mouse.up() };
}
