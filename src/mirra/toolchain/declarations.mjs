// Run by Bun: what the TypeScript declarations of an npm package say of its React components.
//
// Its one argument is JSON: {package, folder}; `folder` has node_modules with the package, `typescript` and `@types/react`.
// It prints {version, style, components: [{name, doc, props: [{name, required, doc, default, type}]}], shapes: {name: [{name, required, type}]}}.
// A type is one of {kind: 'shape', name},
// {kind: 'text' | 'number' | 'flag' | 'node' | 'any' | 'object'}, {kind: 'literal', values}, {kind: 'list' | 'record', of},
// {kind: 'union', of: [types]} and {kind: 'function', parameters: [{name, type}], answers: whether it gives something back}; a parameter's type may be {kind: 'event', event}.
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'

const { package: name, folder } = JSON.parse(process.argv[2])
const ts = createRequire(`${folder}/package.json`)('typescript')

const entry = `${folder}/declarations-entry.ts`
fs.writeFileSync(entry, `import type * as React from 'react'\nimport * as wrapped from '${name}'\nexport type Node = React.ReactNode\nexport { wrapped }\n`)
const program = ts.createProgram([entry], {
  module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ESNext, jsx: ts.JsxEmit.ReactJSX,
  strict: true, skipLibCheck: true, noEmit: true, allowSyntheticDefaultImports: true, esModuleInterop: true, types: [],
  lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
})
const checker = program.getTypeChecker()
const file = program.getSourceFile(entry)
fs.rmSync(entry)
const exported = Object.fromEntries(checker.getExportsOfModule(checker.getSymbolAtLocation(file)).map((symbol) => [symbol.name, symbol]))
const reactNode = checker.getDeclaredTypeOfSymbol(exported.Node)
const real = (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)

const isReacts = (symbol) => {
  const places = (symbol.declarations ?? []).map((declaration) => declaration.getSourceFile().fileName)
  return places.length > 0 && places.every((place) => /node_modules\/(@types\/react|csstype)\//.test(place))
}
const isLibrarys = (symbol) => (symbol?.declarations ?? []).some((declaration) => /node_modules\/(typescript\/lib|@types)\//.test(declaration.getSourceFile().fileName))
const docOf = (symbol) => ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim()
const tagOf = (symbol, tag) => ts.displayPartsToString(symbol.getJsDocTags(checker).find((each) => each.name === tag)?.text).trim()

/** `undefined` and `null` say only that a value may be left out. */
const membersOf = (type) => (type.isUnion() ? type.types : [type]).filter((member) => !(member.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void)))

const unique = (types) => [...new Map(types.map((type) => [JSON.stringify(type), type])).values()]

/** Object types by their name, with what they hold; a type that holds itself is named, not unfolded. */
const shapes = {}
const known = new Map()
const MOST_SHAPES = 60
const MOST_FIELDS = 40
/** What an object type without a name is called after. */
let place = ''

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)

const nameOf = (type) => {
  const given = type.aliasSymbol?.name ?? type.symbol?.name ?? ''
  const wanted = capital((!given || /^(__|(Partial|Omit|Pick|Required|Readonly|Record|Exclude|Extract)$)/.test(given) ? place : given).replace(/\W/g, '') || 'Shape')
  let name = wanted
  for (let count = 2; name in shapes; count++) name = `${wanted}${count}`
  return name
}

const shaped = (type) => {
  if (known.has(type)) return { kind: 'shape', name: known.get(type) }
  const properties = checker.getPropertiesOfType(type).filter((property) => !isReacts(property) && !property.name.startsWith('__'))
  if (!properties.length || properties.length > MOST_FIELDS || known.size >= MOST_SHAPES) return { kind: 'object' }
  const name = nameOf(type)
  known.set(type, name)
  shapes[name] = []
  const outer = place
  shapes[name] = properties.map((property) => {
    place = name + capital(property.name)
    const optional = Boolean(property.flags & ts.SymbolFlags.Optional)
    return { name: property.name, required: !optional, type: described(checker.getTypeOfSymbolAtLocation(property, file), 1) }
  })
  place = outer
  return { kind: 'shape', name }
}

const described = (type, depth = 0) => {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never) || depth > 3) return { kind: 'any' }
  const symbolName = type.aliasSymbol?.name ?? type.symbol?.name ?? ''
  if (/^(ReactNode|ReactElement|Element|ReactPortal)$/.test(symbolName) && isLibrarys(type.aliasSymbol ?? type.symbol)) return { kind: 'node' }
  const members = membersOf(type)
  const literals = members.filter((member) => member.isStringLiteral() || member.isNumberLiteral()).map((member) => member.value)
  const rest = members.filter((member) => !(member.isStringLiteral() || member.isNumberLiteral()))
  const isFlag = (member) => member.flags & ts.TypeFlags.BooleanLike
  const others = unique([...(rest.some(isFlag) ? [{ kind: 'flag' }] : []), ...rest.filter((member) => !isFlag(member)).map((member) => one(member, depth))])
  if (others.some((other) => other.kind === 'any')) return { kind: 'any' }
  const all = literals.length ? [{ kind: 'literal', values: literals }, ...others] : others
  return all.length === 1 ? all[0] : all.length ? { kind: 'union', of: all } : { kind: 'any' }
}

const one = (type, depth) => {
  if (type.flags & ts.TypeFlags.StringLike) return { kind: 'text' }
  if (type.flags & ts.TypeFlags.NumberLike) return { kind: 'number' }
  if (type.flags & ts.TypeFlags.TypeParameter) return described(checker.getBaseConstraintOfType(type) ?? checker.getAnyType(), depth + 1)
  if (type.flags & ts.TypeFlags.Intersection && type.types.some((part) => part.flags & ts.TypeFlags.StringLike)) return { kind: 'text' }
  if (checker.isArrayType(type)) return { kind: 'list', of: described(checker.getTypeArguments(type)[0], depth + 1) }
  if (checker.isTupleType(type)) return { kind: 'list', of: described(checker.getUnionType?.(checker.getTypeArguments(type)) ?? checker.getAnyType(), depth + 1) }
  const [signature] = type.getCallSignatures()
  if (signature) return called(signature, depth)
  if (!(type.flags & ts.TypeFlags.Object || type.flags & ts.TypeFlags.Intersection)) return { kind: 'any' }
  const symbol = type.symbol
  if (type.getConstructSignatures().length || (symbol && symbol.flags & ts.SymbolFlags.Class)) return { kind: 'any' }
  if (symbol && isLibrarys(symbol) && symbol.name !== '__type') return /Event$/.test(symbol.name) ? { kind: 'event', event: symbol.name } : { kind: 'any' }
  const index = type.getStringIndexType()
  if (index && !type.getProperties().length) return { kind: 'record', of: described(index, depth + 1) }
  return shaped(type)
}

const called = (signature, depth) => {
  const parameters = signature.getParameters().map((parameter) => {
    const declaration = parameter.valueDeclaration
    const type = declaration ? checker.getTypeOfSymbolAtLocation(parameter, declaration) : checker.getTypeOfSymbol(parameter)
    return { name: parameter.name, type: described(type, depth + 1), rest: Boolean(declaration?.dotDotDotToken) }
  })
  const result = signature.getReturnType()
  return { kind: 'function', parameters: parameters.filter((parameter) => !parameter.rest), answers: !(result.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) }
}

/** The props of a value that is a component, else nothing. */
const propsOf = (type) => {
  for (const signature of type.getCallSignatures()) {
    const [first] = signature.getParameters()
    const result = signature.getReturnType()
    if (signature.getParameters().length > 2 || result.flags & (ts.TypeFlags.Any | ts.TypeFlags.Void | ts.TypeFlags.StringLike)) continue
    if (!checker.isTypeAssignableTo(result, reactNode)) continue
    return first ? checker.getTypeOfSymbolAtLocation(first, file) : checker.getAnyType()
  }
  for (const signature of type.getConstructSignatures()) {
    const instance = signature.getReturnType()
    const props = instance.getProperty('props')
    if (props && instance.getProperty('render')) return checker.getTypeOfSymbolAtLocation(props, file)
  }
  return null
}

const propOf = (symbol) => {
  place = symbol.name
  const type = checker.getTypeOfSymbolAtLocation(symbol, file)
  return {
    name: symbol.name, required: !(symbol.flags & ts.SymbolFlags.Optional), doc: docOf(symbol),
    default: tagOf(symbol, 'default') || tagOf(symbol, 'defaultValue'), type: described(type),
  }
}

const componentOf = (symbol) => {
  const props = propsOf(checker.getTypeOfSymbolAtLocation(real(symbol), file))
  if (!props) return null
  const apparent = membersOf(props).flatMap((member) => checker.getPropertiesOfType(checker.getApparentType(member)))
  const own = [...new Map(apparent.filter((prop) => !isReacts(prop)).map((prop) => [prop.name, prop])).values()]
  return { name: symbol.name, doc: docOf(real(symbol)), props: own.map(propOf) }
}

const module = checker.getExportsOfModule(real(exported.wrapped))
const isComponentName = (symbol) => symbol.name === 'default' || /^[A-Z]/.test(symbol.name)
const components = module.filter((symbol) => isComponentName(symbol) && real(symbol).flags & ts.SymbolFlags.Value).map(componentOf).filter(Boolean)

const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8'))
const sheets = [...Object.keys(typeof manifest.exports === 'object' && manifest.exports ? manifest.exports : {}), manifest.style ? `./${manifest.style.replace(/^\.\//, '')}` : '']
const style = sheets.find((sheet) => /(^|\/)(styles?|index)\.css$/.test(sheet)) ?? null
console.log(JSON.stringify({ version: manifest.version, style: style && style.replace(/^\./, ''), components, shapes }))
