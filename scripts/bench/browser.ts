import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import type { DemoServer } from './demo-server';

const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
const flags = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];

/** Chromium without a graphics card; `CHROME_PATH` names another one. */
export const softwareBrowser = (): Promise<Browser> => chromium.launch({ executablePath, args: flags });

/** A desk of 1440 × 900 with software rendering and a cold cache, signed in as the director. @param work its own context; the browser closes behind it */
export async function atDesk(server: DemoServer, work: (context: BrowserContext) => Promise<void>): Promise<void> {
  const browser = await softwareBrowser();
  try {
    const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const [name = '', value = ''] = (await server.signIn('director')).split('=');
    await context.addCookies([{ name, value, url: server.url }]);
    await work(context);
  } finally {
    await browser.close();
  }
}
