// Reported demand along the streets: a color class for each segment of the base tiles, by feature-state. The bytes are fetched
// here and never pass through the page's own code.
import { scene, warn } from './scene.mjs'
import { rampOf } from './style.mjs'
import { paint } from './surface.mjs'
import { classesOf, decode } from './values.mjs'

const layer = 'street-demand'
const streetOf = id => ({ source: 'base', sourceLayer: 'streets', id })
const width = ['interpolate', ['exponential', 1.6], ['zoom'], 10, 1.4, 14, 3.4, 18, 17]
let shown = null
let turn = 0
let heard

/** True while the streets are what is loud. */
export const isShown = () => shown !== null

/** A segment's value in words; empty where nothing is drawn. */
export function tellStreet(id) {
  const code = shown?.bytes[id]
  if (code === undefined) return ''
  const value = decode(shown.scale, code)
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumSignificantDigits: value < 100 ? 2 : 3 })
  return shown.words.replace('{0}', number.format(value))
}

function draw() {
  const { map, view } = scene
  if (!map) return
  if (heard !== map) {
    heard = map
    map.on('style.load', draw)
  }
  if (!map.getSource('base')) return
  // Numbers of segments are those of one district.
  if (!shown?.address.startsWith(`/api/districts/${scene.district?.code}/`)) {
    if (map.getLayer(layer)) map.removeLayer(layer)
    map.removeFeatureState({ source: 'base', sourceLayer: 'streets' })
    return
  }
  if (!map.getLayer(layer)) {
    const ramp = rampOf(view.night).flatMap((color, index) => [index + 1, color])
    map.addLayer({
      id: layer, type: 'line', source: 'base', 'source-layer': 'streets', layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': ['match', ['coalesce', ['feature-state', 'class'], 0], ...ramp, 'rgba(0,0,0,0)'], 'line-width': width },
    }, 'cell-outline')
  }
  const classOf = classesOf(shown.scale)
  shown.bytes.forEach((code, id) => map.setFeatureState(streetOf(id), { class: classOf[code] }))
}

/** What the page may ask of streets. */
export const streets = {
  /** Colors the segments by the bytes of an address, or not at all; tells whether they came. */
  async showStreets(address, scale, words) {
    const mine = ++turn
    const answer = address && (await fetch(address).catch(warn))
    const bytes = answer?.ok ? new Uint8Array(await answer.arrayBuffer()) : null
    if (mine !== turn) return true
    shown = bytes && { address, scale, words, bytes }
    if (!scene.map) await window.patrolMap.ready
    draw()
    paint()
    return !address || bytes !== null
  },
}
