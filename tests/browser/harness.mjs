// Drives one browser (BROWSER = chromium or firefox, BROWSER_PROGRAM = its path) over dist/ served from a sub-path.
// Gives every test a fresh profile and fails it on a console error, a CSP violation, a failed request or one to elsewhere.
import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer from 'puppeteer-core';
import { startServer } from './server.mjs';

export const BROWSER = process.env.BROWSER ?? 'chromium';
export const ROOT = resolve(import.meta.dirname, '../..');
export const SCREENSHOTS = join(ROOT, 'target/screenshots');
export const PHONE = { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
export const DESKTOP = { width: 1280, height: 900 };
/** ms that a test waits for something to appear before it fails. */
export const PATIENCE = 30_000;

const PREFIX = '/some/where/';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CHROMIUM_FLAGS = [
    // A machine without a mouse, as a server is, counts as one that cannot hover.
    '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Launches the browser and the server. `close()` when all tests of a file are done. `dark`: on a system with a dark theme.
    `offline`: the browser may keep the page; else what a test serves in place of a file would be answered from what was kept.
    `prefs`: further preferences of Firefox. */
export async function openWorld({ dark = false, offline = false, prefs = {} } = {}) {
    const downloads = mkdtempSync(join(tmpdir(), 'dramatis-downloads-'));
    mkdirSync(SCREENSHOTS, { recursive: true });
    const server = await startServer(join(ROOT, 'dist'), { prefix: PREFIX });
    const browser = await puppeteer.launch({
        browser: BROWSER === 'firefox' ? 'firefox' : 'chrome',
        executablePath: process.env.BROWSER_PROGRAM,
        args: BROWSER === 'firefox' ? [] : CHROMIUM_FLAGS,
        extraPrefsFirefox: {
            'browser.download.folderList': 2,
            'browser.download.dir': downloads,
            'browser.download.useDownloadDir': true,
            'browser.download.always_ask_before_handling_new_types': false,
            'dom.serviceWorkers.enabled': offline,
            ...(dark && { 'layout.css.prefers-color-scheme.content-override': 0 }),
            ...prefs,
        },
    });
    const close = async () => {
        await browser.close();
        await server.close();
    };
    return { browser, server, downloads, offline, close };
}

/** What the preference does in Firefox, where this has no effect. */
function withoutServiceWorker() {
    Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });
}

/** Runs `body(page, watch)` in a fresh profile and then demands that nothing went wrong that the test did not expect. */
export async function withPage(world, body, options = {}) {
    const context = await world.browser.createBrowserContext({
        downloadBehavior: BROWSER === 'firefox' ? undefined : { policy: 'allow', downloadPath: world.downloads },
    });
    const page = await context.newPage();
    try {
        const watch = await observe(page);
        await setViewport(page, options.viewport ?? DESKTOP);
        if (!world.offline) await page.evaluateOnNewDocument(withoutServiceWorker);
        await body(page, watch);
        watch.demandClean(world.server.origin, options.expected);
    } finally {
        await context.close();
    }
}

/** Puppeteer cannot make Firefox a mobile; its size and its touch events suffice there. */
export async function setViewport(page, viewport) {
    const { width, height, deviceScaleFactor } = viewport;
    await page.setViewport(BROWSER === 'firefox' ? { width, height, deviceScaleFactor } : viewport);
}

async function observe(page) {
    const watch = { errors: [], requests: [], demandClean: null };
    page.on('console', (message) => message.type() === 'error' && watch.errors.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => watch.errors.push(`uncaught: ${error.message}`));
    page.on('request', (request) => watch.requests.push(request.url()));
    page.on('response', (response) => {
        if (response.status() >= 400) watch.errors.push(`${response.status()}: ${response.url()}`);
    });
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

/** Waits until `test` (run in the page with `args`) is true; the message says what was waited for. */
export async function until(page, what, test, ...args) {
    try {
        await page.waitForFunction(test, { timeout: PATIENCE, polling: 50 }, ...args);
    } catch (error) {
        throw new Error(`waited ${PATIENCE} ms for ${what}: ${error.message}`);
    }
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
