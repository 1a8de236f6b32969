import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { MUTANTS } from './mutants.ts';

const programs = MUTANTS.filter(({ file }) => file.endsWith('.ts'));
const broken = new Map<string, string>();
const service = ts.createLanguageService(houseWhereItIsBroken());
const complaints = (file: string): readonly string[] =>
  service
    .getSemanticDiagnostics(path.resolve(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));

describe('a law that is broken on purpose', () => {
  // What does not compile throws at work, and a test that looks for what may not happen stays green for the wrong reason.
  it.each(programs.map((mutant) => [`law ${mutant.law}: ${mutant.breaks}`, mutant] as const))(
    'is broken by a program that compiles, %s',
    (_name, { file, find, put }) => {
      broken.set(
        path.resolve(file),
        readFileSync(file, 'utf8').replace(find, () => put),
      );
      const found = complaints(file);
      broken.delete(path.resolve(file));
      expect(found).toEqual([]);
    },
    60_000,
  );
});

function houseWhereItIsBroken(): ts.LanguageServiceHost {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, '.');
  const text = (file: string) => broken.get(path.resolve(file)) ?? ts.sys.readFile(file);
  const roots = [...new Set(programs.map(({ file }) => path.resolve(file)))];
  return {
    getCompilationSettings: () => options,
    getScriptFileNames: () => roots,
    getScriptVersion: (file) => (broken.has(file) ? `broken ${broken.get(file)?.length}` : 'whole'),
    getScriptSnapshot: (file) => {
      const found = text(file);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  };
}
