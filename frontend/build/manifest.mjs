// From bundler output to what the Python compiler reads.

import zlib from 'node:zlib'
import { parseAst } from 'rolldown/parseAst'

const localName = (file) => file.replace('./', '')

/** Names that a module only passes on, `{exported: [file, name there]}`, or null if it has code of its own. */
const passedOn = (code) => {
  const imported = {}
  const exported = {}
  for (const node of parseAst(code).body) {
    if (node.type === 'ImportDeclaration') {
      for (const part of node.specifiers) {
        if (part.type !== 'ImportSpecifier') return null
        imported[part.local.name] = [localName(node.source.value), part.imported.name ?? part.imported.value]
      }
    } else if (node.type === 'ExportNamedDeclaration' && node.declaration === null) {
      for (const part of node.specifiers) {
        const name = part.exported.name ?? part.exported.value
        const local = part.local.name ?? part.local.value
        exported[name] = node.source ? [localName(node.source.value), local] : imported[local]
        if (exported[name] === undefined) return null
      }
    } else {
      return null
    }
  }
  return exported
}

/**
 * Entries that only re-export are dropped and remembered as `{entry: {name: [file, name there]}}`: a page imports
 * straight from the chunks, one request less an entry.
 */
export const foldFacades = (chunks) => {
  const exports = {}
  const kept = []
  const folded = []
  for (const chunk of chunks) {
    const entry = chunk.isEntry ? chunk.name.replaceAll('~', '/') : null
    const names = entry === null ? null : passedOn(chunk.code)
    if (names !== null) {
      exports[entry] = names
      folded.push(chunk.fileName)
      continue
    }
    kept.push(chunk)
    if (entry !== null) exports[entry] = Object.fromEntries(chunk.exports.map((name) => [name, [chunk.fileName, name]]))
  }
  return { exports, kept, folded }
}

/** Throws, naming the way round, if a chunk imports itself through others: evaluation order would be undefined. */
export const refuseCycles = (files) => {
  const done = new Set()
  const visit = (file, way) => {
    if (way.includes(file)) throw new Error(`chunk cycle: ${[...way.slice(way.indexOf(file)), file].join(' -> ')}`)
    if (done.has(file)) return
    for (const next of files[file]?.imports ?? []) visit(next, [...way, file])
    done.add(file)
  }
  for (const file of Object.keys(files)) visit(file, [])
}

export const sizes = (code) => ({ bytes: Buffer.byteLength(code), gzip: zlib.gzipSync(code, { level: 9 }).length })
