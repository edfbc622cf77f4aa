import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { createFakeSwr, type EmbeddedFakeSwr, type FakeSwrOptions } from '../../../mock/index.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

const args = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  ...['--disable-sync', '--no-first-run'],
];

/** A browser for all tests of a file. */
export const useBrowser = (): (() => Browser) => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args });
  });
  afterAll(() => browser?.close());
  return () => {
    if (browser === undefined) throw new Error('there is no browser');
    return browser;
  };
};

export interface Look {
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
  readonly language?: 'en' | 'zh-CN';
}

/** A context with a choice of theme and language, as a person has made it before. */
export const lookOf = async (browser: Browser, look: Look = {}): Promise<BrowserContext> => {
  const { width = 1280, theme = 'light', language = 'en' } = look;
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  onTestFinished(() => context.close());
  await context.addInitScript(
    ([ofTheme, ofLanguage]) => {
      localStorage.setItem('fake-swr.theme', ofTheme ?? '');
      localStorage.setItem('fake-swr.language', ofLanguage ?? '');
    },
    [theme, language],
  );
  return context;
};

/** Collects what must not happen on any page: errors, reports of the CSP, requests to other hosts. */
const watched = (page: Page, fakeUrl: string): readonly string[] => {
  const wrong: string[] = [];
  page.on('pageerror', ({ message }) => wrong.push(`error: ${message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') wrong.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(fakeUrl)) wrong.push(`to: ${request.url()}`);
  });
  return wrong;
};

export const fakeFor = async (options: FakeSwrOptions = {}): Promise<EmbeddedFakeSwr> => {
  const swr = await createFakeSwr(options);
  onTestFinished(() => swr.close());
  return swr;
};

/** Opens a view of a fake; at the end of the test nothing of what is watched for may have happened. */
export const openView = async (context: BrowserContext, swr: EmbeddedFakeSwr, hash = ''): Promise<Page> => {
  const page = await context.newPage();
  const wrong = watched(page, swr.url);
  onTestFinished(() => expect(wrong).toEqual([]));
  await page.goto(`${swr.url}/_fake/${hash}`);
  return page;
};

/** The status of a call of the API as the demo user. */
export const call = async (swr: EmbeddedFakeSwr, path: string, init: RequestInit = {}): Promise<number> => {
  const headers = { 'X-Auth-Token': swr.token, ...init.headers };
  const answer = await fetch(`${swr.url}/v2/${swr.projectId}${path}`, { ...init, headers });
  await answer.arrayBuffer();
  return answer.status;
};
