import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { openApiDocument } from '../../../deploy/docs/openapi.js';
import type { Applicant, Registered } from './applicant.js';

const fromHere = createRequire(import.meta.url);
/** The folder in which a package is found, with what it needs beside it. */
const packagesOf = (name: string) => join(dirname(fromHere.resolve(`${name}/package.json`)), '..');

const TSCONFIG = {
  compilerOptions: {
    ...{ module: 'nodenext', moduleResolution: 'nodenext', target: 'es2023', lib: ['es2023', 'dom'] },
    ...{ strict: true, noUncheckedIndexedAccess: true, types: [], rootDir: '.', outDir: 'out' },
  },
};

/** What the program gives; its clients are those of the generated types. */
interface Program {
  register(api: object, elsewhere: object, applicant: Applicant): Promise<Registered>;
}

/** A program beside the types that are generated from the API document, in a folder that the system cleans. */
export class GeneratedClient {
  private constructor(private readonly folder: string) {}

  static async generate(): Promise<GeneratedClient> {
    const folder = mkdtempSync(join(tmpdir(), 'daftar-client-'));
    const types = await openapiTS(JSON.stringify(await openApiDocument()));
    writeFileSync(join(folder, 'api.ts'), astToString(types));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
    symlinkSync(packagesOf('openapi-fetch'), join(folder, 'node_modules'));
    for (const name of ['applicant.ts', 'program.ts'])
      copyFileSync(join(import.meta.dirname, name), join(folder, name));
    return new GeneratedClient(folder);
  }

  add(name: string, program: string): void {
    writeFileSync(join(this.folder, name), program);
  }

  /** What the compiler complains of; the compiled program lies there anyway. */
  async compile(): Promise<string> {
    const compiler = fromHere.resolve('typescript/bin/tsc');
    const child = spawn(process.execPath, [compiler, '-p', this.folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    let complaints = '';
    for await (const chunk of child.stdout) complaints += String(chunk);
    return complaints;
  }

  program(): Promise<Program> {
    return import(join(this.folder, 'out/program.js'));
  }
}
