/** Answers each line, a case written as JavaScript, with a line: where it gives something else than CPython. */
import readline from 'node:readline'
import { differences } from './run.mjs'

// {"floor_div": [file, export], …}
const table = Object.entries(JSON.parse(process.argv[2]))
const functions = await Promise.all(table.map(async ([, [file, exported]]) => (await import(file))[exported]))
const names = table.map(([name]) => name)

for await (const line of readline.createInterface({ input: process.stdin })) {
  // Test code: the browser's policy forbids it, and our own runtime never does this.
  const one = new Function(...names, `"use strict"; return ${JSON.parse(line)}`)(...functions)
  console.log(JSON.stringify(differences(one)))
}
