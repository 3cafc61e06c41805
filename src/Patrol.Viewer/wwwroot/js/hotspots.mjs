// Hotspot maps: the page says what is asked for and in which words, the values are fetched here. They stand in the place of the
// surface while their page is open.
import { readAddress } from './address.mjs'
import { showBeside } from './beside.mjs'
import { scene } from './scene.mjs'
import { firstChange, firstPattern } from './style.mjs'
import { paint, showInstead } from './surface.mjs'
import { classesOf, decode } from './values.mjs'

const most = 24
const kept = new Map()
let spec = null

/** Fetches bytes, each address once for as long as the map's own scale stands: another import makes another. */
function bytesOf(address, scale) {
  const key = `${address} ${JSON.stringify(scale)}`
  if (!kept.has(key)) {
    const answer = fetch(address).then(async response => {
      if (!response.ok) throw new Error(`${address}: ${response.status}`)
      return new Uint8Array(await response.arrayBuffer())
    })
    answer.catch(() => kept.delete(key))
    kept.set(key, answer)
    if (kept.size > most) kept.delete(kept.keys().next().value)
  }
  return kept.get(key)
}

const addressOf = ({ district }, path, query) => `/api/districts/${district}/hotspots/${path}?${query}`
const layerOf = (asked, query, layer, scale) =>
  bytesOf(addressOf(asked, 'values', `layer=${layer}${query ? `&${query}` : ''}`), scale)

// Outline of a significance code: high 95, 99, low 95, 99, unlike its neighbors; 90 % is too weak to be marked.
const standing = [0, 0, 1, 2, 0, 3, 4, 5, 5]

async function standsOf(asked, query, scale) {
  if (asked.outline === 'none') return { codes: null, stands: null }
  const codes = await layerOf(asked, query, asked.outline, scale)
  return { codes, stands: Uint8Array.from(codes, code => standing[code] ?? 0) }
}

const number = value => new Intl.NumberFormat(document.documentElement.lang, { maximumSignificantDigits: value < 100 ? 2 : 3 }).format(value)

/** What a cell's value is in words. */
function tellerOf(asked, scale, bytes, codes) {
  const { words, factor } = asked
  return cell => {
    const value = bytes[cell] ? words.value.replace('{0}', number(decode(scale, bytes[cell]) * factor)) : words.none
    const level = codes?.[cell] ? ` · ${words.levels[codes[cell] - 1]}` : ''
    return value + level
  }
}

async function rateLayer(asked, query, scale, classOf) {
  const [bytes, { codes, stands }] = await Promise.all([layerOf(asked, query, 'rate', scale), standsOf(asked, query, scale)])
  return { bytes, scale, classOf, stands, tell: tellerOf(asked, scale, bytes, codes) }
}

async function patternLayer(asked) {
  const bytes = await layerOf(asked, asked.query, 'patterns', asked.scale)
  const classOf = Uint8Array.from({ length: 256 }, (_, code) => (code ? firstPattern + code - 1 : 0))
  return { bytes, scale: asked.scale, classOf, tell: cell => asked.words.patterns[bytes[cell]] }
}

/** Class of each byte of a change; small changes have no color. */
function changeClasses({ low, high }, limits) {
  const classes = new Uint8Array(256)
  for (let code = 1; code < 256; code++) {
    const step = Math.abs(code - 128)
    if (step === 0) continue
    const size = low * Math.pow(high / low, (step - 1) / 126) * (1 + 1e-9)
    const strength = limits.filter(limit => size >= limit).length
    if (strength > 0) classes[code] = code > 128 ? firstChange + 3 + strength : firstChange + 4 - strength
  }
  return classes
}

async function changeLayer(asked) {
  const { difference, words, factor } = asked
  const bytes = await bytesOf(addressOf(asked, 'difference/values', difference.query), difference.scale)
  const { low, high } = difference.scale
  const tell = cell => {
    const step = bytes[cell] - 128
    if (step === 0) return words.same
    const size = low * Math.pow(high / low, (Math.abs(step) - 1) / 126) * factor
    return words[step > 0 ? 'more' : 'fewer'].replace('{0}', number(size))
  }
  return { bytes, scale: difference.scale, classOf: changeClasses(difference.scale, difference.limits), tell }
}

function now() {
  if (!spec || !scene.district || spec.district !== scene.district.code) return null
  if (spec.show === 'patterns') return patternLayer(spec)
  if (spec.show === 'difference') return changeLayer(spec)
  return rateLayer(spec, spec.query, spec.scale, classesOf(spec.scale))
}

// Both maps have the same class limits, so that the same color means the same.
function before() {
  const { query, scale } = spec.before
  const classOf = classesOf({ ...scale, classLimits: spec.scale.classLimits })
  return rateLayer(spec, query, scale, classOf)
}

if (readAddress().page.split('/')[0] === 'hotspots') showInstead(now)

/** What the page may ask of hotspot maps. */
export const hotspots = {
  /** Shows what is asked for; null while the page waits; undefined words none when the page is left. */
  async showHotspots(asked, isLeaving) {
    spec = asked
    showInstead(isLeaving ? null : now)
    await paint()
    await showBeside(!isLeaving && asked?.before ? { layer: before, captions: asked.captions } : null)
  },
}
