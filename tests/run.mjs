/**
 * `npm test`: format, lint, types, dead code, then unit, browser and end-to-end tests. Every check counts as one test; the
 * last line says how many passed and failed. `npm test -- unit` runs only the named parts.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const artifacts = join(root, 'tests', '.artifacts');
const bin = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

const CHECKS = {
  format: ['oxfmt', ['--check', '.']],
  lint: ['oxlint', ['--deny-warnings', '.']],
  types: ['tsc', ['-b']],
  'dead-code': ['knip', []],
};
const SUITES = ['unit', 'browser', 'e2e'];

const asked = process.argv.slice(2);
const isAsked = (name) => asked.length === 0 || asked.includes(name);
const total = { passed: 0, failed: 0, skipped: 0 };

const run = (command, args) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;

mkdirSync(artifacts, { recursive: true });
for (const [name, [command, args]] of Object.entries(CHECKS)) {
  if (!isAsked(name)) continue;
  const passed = run(bin(command), args);
  console.log(`${passed ? '✓' : '✗'} ${name}`);
  total[passed ? 'passed' : 'failed'] += 1;
}
for (const suite of SUITES) {
  if (!isAsked(suite)) continue;
  const report = join(artifacts, `${suite}.json`);
  rmSync(report, { force: true });
  const passed = run(bin('vitest'), [
    'run',
    '--project',
    suite,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
    total.passed += numPassedTests;
    total.failed += numFailedTests;
    total.skipped += numPendingTests + numTodoTests;
    // A file that could not be loaded fails the run without a failed test.
    if (!passed && numFailedTests === 0) total.failed += 1;
  } catch {
    total.failed += 1;
  }
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
