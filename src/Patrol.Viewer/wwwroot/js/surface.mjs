// The surface of demand: one color class a cell, switched by hour without loading tiles anew.
import { values } from './early.mjs'
import { remember, scene, tell, warn } from './scene.mjs'
import { decode, highest, shareAtLeast } from './values.mjs'

let classes = new Uint8Array(0)
let stands = new Uint8Array(0)
let layer = null
let missing = false
let turn = 0
let isCalm = () => false
let instead = null

export const cellOf = id => ({ source: 'cells', sourceLayer: 'cells', id })
export const isDrawn = () => layer !== null
export const isMissing = () => missing

/** The surface steps back while something else is loud: one thing at a time. */
export function stepBackWhile(other) {
  isCalm = other
}

/** Draws other values of the cells in its place: asked for a layer, or null while there is none; null for the surface. */
export function showInstead(other) {
  instead = other
}

/** Begins with a new set of cells. */
export function reset(cells) {
  classes = new Uint8Array(cells)
  stands = new Uint8Array(cells)
  layer = null
}

/** Begins anew with the same cells, after the style has changed. */
export const forget = () => { classes.fill(0); stands.fill(0) }

/** Colors the cells as the view asks for. */
export async function paint() {
  const mine = ++turn
  const { view, surface } = scene
  const other = instead?.()
  const isShown = instead ? Boolean(other) && !isCalm() : Boolean(surface) && view.show !== 'none' && !isCalm()
  // Without an answer nothing is drawn: another hour's colors would be a wrong map.
  const next = isShown ? await (other ?? values.layer(surface, view.show, view.hour)).catch(warn) : null
  if (mine !== turn || !scene.map) return
  layer = next
  if ((isShown && !next) !== missing) {
    missing = !missing
    tell('Painted', missing)
  }
  for (let cell = 0; cell < classes.length; cell++) {
    const wanted = next ? next.classOf[next.bytes[cell]] : 0
    const standing = next?.stands?.[cell] ?? 0
    if (wanted !== classes[cell] || standing !== stands[cell]) {
      classes[cell] = wanted
      stands[cell] = standing
      scene.map.setFeatureState(cellOf(cell), { class: wanted, stands: standing })
    }
  }
  if (view.hour !== null && next && !instead) fetchWeek()
}

// Who looks at one hour looks at others: they are fetched one by one while nothing else is asked for.
let fetched
async function fetchWeek() {
  const { surface, view } = scene
  if (fetched === surface.id) return
  const mine = (fetched = surface.id)
  for (let step = 1; step < 168 && fetched === mine; step++) {
    await values.bytes(mine, 'demand', ((view.hour ?? 0) + step) % 168).catch(() => {})
    await new Promise(resolve => setTimeout(resolve, 15))
  }
}

// The slider speaks to the map first and to the page after the next picture.
let telling = false
addEventListener('input', event => {
  if (!event.target.matches?.('.timebar input')) return
  scene.view.hour = +event.target.value
  paint()
  if (telling) return
  telling = true
  requestAnimationFrame(() => setTimeout(() => {
    telling = false
    remember()
    tell('Went', scene.view.hour, scene.view.show)
  }))
})

/** A cell's value in words; empty where nothing is drawn. */
export function tellCell(cell) {
  const { words, view } = scene
  if (layer?.tell) return layer.tell(cell)
  if (!layer || !words) return ''
  const code = layer.bytes[cell]
  if (!code) return words.none
  const unit = view.show === 'counts' ? 'counts' : view.hour === null ? 'week' : 'hour'
  const value = decode(layer.scale, code) * words.factors[unit]
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumSignificantDigits: value < 100 ? 2 : 3 })
  const share = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent', maximumSignificantDigits: 2 })
  return words[unit].replace('{0}', number.format(value)).replace('{1}', share.format(shareAtLeast(layer.bytes, code)))
}

/** The highest cells as shown: [{ cell, value }]. */
export const highestCells = count =>
  layer ? highest(layer.bytes, count).map(cell => ({ cell, value: decode(layer.scale, layer.bytes[cell]) })) : []
