import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Look } from './tour/look.js';
import type { Visitor } from './visitor.js';
import { DESKTOP, PHONE } from './visitor.js';
import type { Language } from './words.js';

const sizes = [PHONE, DESKTOP] as const;
/** Text stays sharp with few colours, and the folder small. */
const PNG = { palette: true, colours: 48, compressionLevel: 9, effort: 10 } as const;
const languages: readonly Language[] = ['id', 'en'];

/** Pictures of what was looked at, in both widths, with what a screen reader is told beside them. */
export class Album {
  private readonly names: string[] = [];

  constructor(private readonly folder: string) {}

  /** Throws away the pictures of an earlier run. */
  async begin(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    for (const language of languages) await mkdir(join(this.folder, language), { recursive: true });
  }

  readonly look: Look = async (visitor, name) => {
    if (!this.names.includes(name)) this.names.push(name);
    const to = join(this.folder, visitor.language, name);
    await writeFile(`${to}.yml`, `${await visitor.page.locator('body').ariaSnapshot()}\n`);
    for (const size of sizes) await writeFile(`${to}-${size.width}.png`, await pictureOf(visitor, size));
    await resize(visitor, PHONE);
  };

  /** The page that shows them all. */
  async end(): Promise<void> {
    const [phone, desktop] = [PHONE.width, DESKTOP.width];
    const picture = (language: Language, name: string, width: number) =>
      `[<img src="${language}/${name}-${width}.png" width="${width === phone ? 120 : 260}" alt="${name}, ${language}, ${width} px">](${language}/${name}-${width}.png)`;
    const rows = this.names.map((name) => {
      const trees = languages.map((language) => `[${language}](${language}/${name}.yml)`).join(' ');
      const cells = languages.flatMap((language) => sizes.map(({ width }) => picture(language, name, width)));
      return `| ${name} | ${cells.join(' | ')} | ${trees} |`;
    });
    const page = `# Screenshots

Every page of the applicant's site and its main states, on a phone (${phone} px) and on a large screen (${desktop} px), in both
languages. The last column leads to the accessibility tree: what a screen reader is told. \`npm run screenshots\` takes
them anew from a started system.

| page | Indonesian, ${phone} | Indonesian, ${desktop} | English, ${phone} | English, ${desktop} | tree |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
    await writeFile(join(this.folder, 'index.md'), page);
  }
}

/** A phone has a finger, a large screen a mouse. */
async function resize({ page, context }: Visitor, size: { readonly width: number; readonly height: number }) {
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: size.width === PHONE.width });
  await session.detach();
  await page.setViewportSize(size);
}

async function pictureOf(visitor: Visitor, size: (typeof sizes)[number]): Promise<Buffer> {
  await resize(visitor, size);
  // The mouse of an earlier step points at something else by now.
  await visitor.page.mouse.move(0, 0);
  // What covers the whole screen is no part of the page below it.
  const fullPage = (await visitor.page.locator('dialog[open]').count()) === 0;
  const png = await visitor.page.screenshot({ fullPage, animations: 'disabled', caret: 'hide' });
  return sharp(png).png(PNG).toBuffer();
}
