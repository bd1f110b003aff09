// Drives one browser (BROWSER = chromium, firefox or webkit, BROWSER_PROGRAM = its path) over dist/ served from a sub-path.
// Gives every test a fresh profile and fails it on a console error, a CSP violation, a failed request or one to elsewhere.
import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PNG } from 'pngjs';
import { PATIENCE } from './patience.mjs';
import { startServer } from './server.mjs';

export { PATIENCE };
export const BROWSER = process.env.BROWSER ?? 'chromium';
export const ROOT = resolve(import.meta.dirname, '../..');
export const SCREENSHOTS = join(ROOT, 'target/screenshots');
export const PHONE = { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
export const DESKTOP = { width: 1280, height: 900 };
/** What a driver cannot do: the one list of reasons why a test, or a step of one, is left out in an engine. */
const CANNOT = {
    firefox: {
        contrast: 'no preference of Firefox asks for more contrast alone',
        print: 'the driver of Firefox does not show a page as it prints',
        script: 'without script the driver of Firefox cannot look into a page',
    },
    webkit: {
        clipboard: 'the clipboard of WebKit keeps neither carriage returns nor no-break spaces',
        contrast: 'no setting of GTK asks WebKit for more contrast',
        fingers: 'the driver of WebKit has a mouse alone, which hovers',
        forced: 'WebKit knows no forced colours',
        pdf: 'the driver of WebKit does not print',
        print: 'the driver of WebKit does not show a page as it prints',
        script: 'without script the driver of WebKit cannot look into a page',
    },
};
/** The reason why this engine's driver cannot do it; false where it can. */
export const cannot = (what) => CANNOT[BROWSER]?.[what] ?? false;

const PREFIX = '/some/where/';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CHROMIUM_FLAGS = [
    // A machine without a mouse, as a server is, counts as one that cannot hover.
    '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
    // Each fresh profile would load pages of the program itself, which nobody sees; and no test asks how fast a program is once it ran for long.
    '--disable-features=PreloadTopChromeWebUI,WebUIOmniboxPopup,WebUIOmniboxAimPopup,OmniboxWebUIPopup', '--js-flags=--liftoff-only',
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Launches the browser and the server. `close()` when all tests of a file are done.
    `dark`, `still`, `contrast`, `forced`, `fingers`: on a system with a dark theme, without motion, with more contrast, with forced colours, without a mouse.
    `layers`: WebKit composes the page of layers, for tests that look at pictures.
    `offline`: the browser may keep the page; else what a test serves in place of a file would be answered from what was kept. */
export async function openWorld({ offline = false, ...system } = {}) {
    const downloads = mkdtempSync(join(tmpdir(), 'dramatis-downloads-'));
    mkdirSync(SCREENSHOTS, { recursive: true });
    const server = await startServer(join(ROOT, 'dist'), { prefix: PREFIX });
    const browser = await LAUNCH[BROWSER]({ downloads, offline, system });
    const close = async () => {
        await browser.close();
        await server.close();
    };
    return { browser, server, downloads, offline, system, close };
}

/** Only what drives this browser is loaded: every file of tests is a process of its own. */
const puppeteer = async (options) => (await import('puppeteer-core')).default.launch({
    executablePath: process.env.BROWSER_PROGRAM, timeout: PATIENCE, protocolTimeout: 5 * PATIENCE, ...options,
});
const webkit = BROWSER === 'webkit' ? await import('./webkit.mjs') : undefined;

const LAUNCH = {
    chromium: () => puppeteer({ browser: 'chrome', args: CHROMIUM_FLAGS }),
    firefox: ({ downloads, offline, system }) => puppeteer({
        browser: 'firefox',
        extraPrefsFirefox: {
            'browser.download.folderList': 2,
            'browser.download.dir': downloads,
            'browser.download.useDownloadDir': true,
            'browser.download.always_ask_before_handling_new_types': false,
            'dom.serviceWorkers.enabled': offline,
            ...(system.dark && { 'layout.css.prefers-color-scheme.content-override': 0 }),
            ...(system.still && { 'ui.prefersReducedMotion': 1 }),
            ...(system.forced && { 'browser.display.document_color_use': 2 }),
            ...(system.fingers && { 'ui.primaryPointerCapabilities': 1 }),
        },
    }),
    webkit: ({ downloads, system }) => webkit.launchWebKit({ driver: process.env.WEBKIT_DRIVER, browser: process.env.BROWSER_PROGRAM, downloads, ...system }),
};

/** Chromium is told by the driver what system it is on; the others know from their start. */
async function emulateSystem(page, system) {
    const features = [
        system.dark && { name: 'prefers-color-scheme', value: 'dark' },
        system.still && { name: 'prefers-reduced-motion', value: 'reduce' },
        system.contrast && { name: 'prefers-contrast', value: 'more' },
        system.forced && { name: 'forced-colors', value: 'active' },
    ].filter(Boolean);
    if (BROWSER !== 'chromium' || features.length === 0) return;
    const client = await page.createCDPSession();
    await client.send('Emulation.setEmulatedMedia', { features });
}

/** What the preference does in Firefox, where this has no effect. */
function withoutServiceWorker() {
    Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });
}

/** Runs `body(page, watch)` in a fresh profile and then demands that nothing went wrong that the test did not expect.
    Now and then WebKit's browser answers its driver no more: then once again, with a word. A page that hangs fails the second time. */
export async function withPage(world, body, options = {}) {
    try {
        await onFreshPage(world, body, options);
    } catch (error) {
        if (!webkit?.isLost(error)) throw error;
        webkit.note(`once again, as the browser answers no more: ${error.message}`);
        await onFreshPage(world, body, options);
    }
}

async function onFreshPage(world, body, options) {
    const context = await world.browser.createBrowserContext({
        downloadBehavior: BROWSER === 'firefox' ? undefined : { policy: 'allow', downloadPath: world.downloads },
    });
    const page = await context.newPage();
    page.setDefaultTimeout?.(PATIENCE);
    try {
        const watch = await observe(page);
        await emulateSystem(page, world.system);
        await setViewport(page, options.viewport ?? DESKTOP);
        if (!world.offline) await page.evaluateOnNewDocument(withoutServiceWorker);
        await body(page, watch);
        await watch.settle();
        watch.demandClean(world.server.origin, options.expected);
    } finally {
        await context.close();
    }
}

/** Only Chromium can be made a mobile; its size suffices elsewhere. */
export async function setViewport(page, viewport) {
    const { width, height, deviceScaleFactor } = viewport;
    await page.setViewport(BROWSER === 'chromium' ? viewport : { width, height, deviceScaleFactor });
}

/** Gives { errors, requests, settle(), demandClean(origin, expected) }; `settle` waits for what the engine tells late. */
async function observe(page) {
    const watch = { errors: [], requests: [], settle: async () => {}, demandClean: null };
    if (page.observe) await page.observe(watch);
    else listen(page, watch);
    await page.evaluateOnNewDocument(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
            console.error(`CSP violation: ${event.violatedDirective} by ${event.blockedURI}`);
        });
    });
    watch.demandClean = (origin, expected = []) => {
        const surprising = watch.errors.filter((error) => !expected.some((pattern) => pattern.test(error)));
        assert.deepEqual(surprising, [], 'console errors, CSP violations or failed requests');
        const outside = watch.requests.filter((url) => /^(https?|wss?):/.test(url) && !url.startsWith(`${origin}/`));
        assert.deepEqual(outside, [], 'requests outside the origin');
    };
    return watch;
}

function listen(page, watch) {
    page.on('console', (message) => message.type() === 'error' && watch.errors.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => watch.errors.push(`uncaught: ${error.message}`));
    page.on('request', (request) => watch.requests.push(request.url()));
    page.on('response', (response) => {
        if (response.status() >= 400) watch.errors.push(`${response.status()}: ${response.url()}`);
    });
}

/** Axe's violations (all its rules of WCAG 2.0 to 2.2, A and AA, and its best practices) as readable lines. */
export async function axe(page) {
    await page.evaluate(AXE);
    return page.evaluate(async () => {
        const result = await window.axe.run(document, { resultTypes: ['violations'] });
        return result.violations.flatMap(({ id, nodes }) =>
            nodes.map((node) => `${id}: ${node.html.slice(0, 160)} | ${node.failureSummary.replaceAll('\n', ' ')}`));
    });
}

export async function screenshot(page, name) {
    await page.screenshot({ path: join(SCREENSHOTS, `${name}-${BROWSER}.png`) });
}

/** What a part of the window looks like ({ left, top, right, bottom } in CSS pixels) once it holds still: { width, height, data } with four bytes a pixel.
    Kept as `name`. */
export async function picture(page, name, { left, top, right, bottom }) {
    let whole = PNG.sync.read(Buffer.from(await page.screenshot()));
    for (const end = Date.now() + PATIENCE; Date.now() < end;) {
        const next = PNG.sync.read(Buffer.from(await page.screenshot()));
        if (differing(whole, next) === 0) break;
        whole = next;
    }
    const scale = whole.width / await page.evaluate(() => innerWidth);
    const [x, y] = [left, top].map((side) => Math.max(0, Math.round(side * scale)));
    const part = new PNG({ width: Math.min(whole.width, Math.round(right * scale)) - x, height: Math.min(whole.height, Math.round(bottom * scale)) - y });
    PNG.bitblt(whole, part, x, y, part.width, part.height, 0, 0);
    writeFileSync(join(SCREENSHOTS, `${name}-${BROWSER}.png`), PNG.sync.write(part));
    return part;
}

/** How many pixels of two pictures differ by more than a hair; all of them where their sizes do. */
export function differing(one, other) {
    const pixels = one.width * one.height;
    if (one.width !== other.width || one.height !== other.height) return pixels;
    const differs = (_, pixel) => [0, 1, 2].some((channel) => Math.abs(one.data[4 * pixel + channel] - other.data[4 * pixel + channel]) > 8);
    return Array.from({ length: pixels }, differs).filter(Boolean).length;
}

/** A key with Ctrl; Chromium wants to be told which command of its editor that is. */
export async function shortcut(page, key, command) {
    await page.keyboard.down('Control');
    await page.keyboard.press(key, BROWSER === 'chromium' && command ? { commands: [command] } : {});
    await page.keyboard.up('Control');
}

/** Waits until `test` (run in the page with `args`) is true; the message says what was waited for. */
export async function until(page, what, test, ...args) {
    try {
        await page.waitForFunction(test, { timeout: PATIENCE, polling: 50 }, ...args);
    } catch (error) {
        throw new Error(`waited ${PATIENCE} ms for ${what}: ${error.message}`, { cause: error });
    }
}

/** Makes the server hold back the second half of a file until `release()`. */
export function hold(world, file, type) {
    const body = readFileSync(join(ROOT, 'dist', file));
    let release;
    const held = new Promise((done) => { release = done; });
    world.server.overrides[file] = () => ({ body, type, held });
    return () => {
        delete world.server.overrides[file];
        release();
    };
}

/** What was downloaded since `before` (a list of names): the path of the one new and complete file. */
export async function downloaded(world, before) {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end) {
        const fresh = readdirSync(world.downloads).filter((name) => !before.includes(name) && !/\.(crdownload|part|tmp)$/.test(name));
        if (fresh.length === 1 && readFileSync(join(world.downloads, fresh[0])).length > 0) return join(world.downloads, fresh[0]);
        await new Promise((wait) => setTimeout(wait, 50));
    }
    throw new Error(`no file was downloaded within ${PATIENCE} ms`);
}
