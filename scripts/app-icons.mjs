import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './run-logged.mjs';

/** Draws the icons of the installed phone page from favicon.svg: run after changing it. A maskable one fills the square, its signs within 80 %. */
const icons = [
  { file: 'icon-192.png', pixels: 192, isMaskable: false },
  { file: 'icon-512.png', pixels: 512, isMaskable: false },
  { file: 'icon-maskable-512.png', pixels: 512, isMaskable: true },
];
const folder = resolve(root, 'apps/web/public');
const drawing = readFileSync(resolve(folder, 'favicon.svg'), 'utf8');
const filled = drawing.replace('rx="7" ', '').replace('<g fill="#fff">', '<g fill="#fff" transform="translate(4 4) scale(.75)">');

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const { file, pixels, isMaskable } of icons) {
  const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${pixels}px}</style>${isMaskable ? filled : drawing}`);
  await page.screenshot({ path: resolve(folder, file), omitBackground: !isMaskable });
}
await browser.close();
