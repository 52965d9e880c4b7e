/** What the browser runtime is made of, as CycloneDX JSON: every package of the lock file that may be in it, with its licence and its hash. */

const component = ([place, { version, license, integrity }]) => {
  const full = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const at = full.startsWith('@') ? full.indexOf('/') : -1
  const [group, name] = at < 0 ? ['', full] : [full.slice(0, at), full.slice(at + 1)]
  return {
    type: 'library',
    'bom-ref': `${full}@${version}#${place}`,
    ...(group && { group }),
    name,
    version,
    purl: `pkg:npm/${group ? `${encodeURIComponent(group)}/` : ''}${name}@${version}`,
    hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex') }],
    ...(license && { licenses: [{ expression: license }] }),
  }
}

export const sbom = (lock) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: { type: 'library', name: 'mirra', 'bom-ref': 'mirra' } },
  components: Object.entries(lock.packages).filter(([place, entry]) => place && !entry.dev && !entry.link).map(component),
})
