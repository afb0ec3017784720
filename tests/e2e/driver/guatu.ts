/** The command line as a person runs it: a process of its own, its exit code and what it said. */
import { spawn } from 'node:child_process';
import { LAUNCHER, ROOT } from './places.ts';

export interface CommandAnswer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The one JSON object on stdout; throws when there is none. */
  json<T>(): T;
}

export function guatu(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CommandAnswer> {
  const child = spawn(process.execPath, [LAUNCHER, ...args], { cwd: ROOT, env: { ...process.env, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  return new Promise((done, refuse) => {
    child.on('error', refuse);
    child.on('close', (code) => {
      const json = <T>(): T => {
        if (stdout.trim().split('\n').length !== 1) throw new Error(`not one line of JSON:\n${stdout}\n${stderr}`);
        return JSON.parse(stdout) as T;
      };
      done({ code, stdout, stderr, json });
    });
  });
}

/** Runs a command on a data folder, expects success, and answers its JSON. */
export async function ask<T>(data: string, ...args: string[]): Promise<T> {
  const answer = await guatu([...args, '--data', data, '--json']);
  if (answer.code !== 0) throw new Error(`guatu ${args.join(' ')} ended with ${answer.code}: ${answer.stderr}`);
  return answer.json<T>();
}
