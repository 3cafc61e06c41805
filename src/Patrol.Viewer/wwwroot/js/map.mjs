// The one module that knows MapLibre. It starts before the rest of the page, from the address; tiles and values never
// pass through the page's own code, which only says what to show and hears what was clicked.
import * as maplibregl from '../lib/maplibre/maplibre-gl.mjs'
import { readAddress, writeAddress } from './address.mjs'
import { boundsOf, colorsOf, featuresOf } from './beats.mjs'
import { first, load, values } from './early.mjs'
import * as ways from './routes.mjs'
import { groups, palettes, rampOf, styleOf } from './style.mjs'
import { drawSymbol } from './symbols.mjs'
import { decode, highest, shareAtLeast } from './values.mjs'

const cellOf = id => ({ source: 'cells', sourceLayer: 'cells', id })
const isPaper = () => location.pathname.endsWith('/print')
const told = fault => (console.warn(fault.message), null)
const collection = features => ({ type: 'FeatureCollection', features })

const view = readAddress()
let map, district, surface, listener, words
let classes = new Uint8Array(0)
let layer = null
let missing = false
let plan = { patrols: [], chosen: -1 }
let routes = { key: '', list: [], chosen: '' }
let names = collection([])
let turn = 0
let opening
let resolveReady
export const ready = new Promise(resolve => { resolveReady = resolve })

// ---- opening a district ------------------------------------------------------------------------------------------

function open(code, loading) {
  if (opening?.code !== code) opening = { code, done: show(code, loading ?? load(code, view)) }
  return opening.done
}

async function show(code, loading) {
  const changed = district !== undefined
  if (document.readyState === 'loading') await new Promise(resolve => addEventListener('DOMContentLoaded', resolve, { once: true }))
  // The drawing surface takes a while to make; the answers come meanwhile.
  map ??= create()
  ;({ district, surface } = await loading)
  if (opening?.code !== code && opening) return
  classes = new Uint8Array(district.raster?.cells ?? 0)
  layer = null
  if (changed) Object.assign(view, { place: null, selection: '' })
  forgetMarks()
  map.setStyle(styleOf(district, view), { diff: false })
  if (view.place) map.jumpTo(view.place)
  else if (district.bounds) map.fitBounds(district.bounds, { padding: padding(), duration: 0 })
  else map.jumpTo({ center: district.anchor, zoom: 12 })
  await new Promise(resolve => map.once('style.load', resolve))
  await paint()
  choose(view.selection)
  showPlan()
  showWays()
  await new Promise(resolve => map.once('idle', resolve))
  performance.mark('patrol-map-complete')
  resolveReady()
  listener?.invokeMethodAsync('Completed')
  showNames(code)
}

function create() {
  const created = new maplibregl.Map({
    container: 'map',
    center: view.place?.center,
    zoom: view.place?.zoom,
    maxZoom: 18.5,
    minZoom: 8,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
  })
  created.touchZoomRotate.disableRotation()
  created.keyboard.disableRotation()
  created.addControl(new maplibregl.NavigationControl({ showCompass: false }), 'top-left')
  created.addControl(new maplibregl.ScaleControl({ maxWidth: 110 }), 'bottom-left')
  created.setMissingStyleImageResolver(async id => {
    const image = drawSymbol(id, palettes) ?? ways.drawArrow(id)
    if (image && !created.hasImage(id)) created.addImage(id, image, { pixelRatio: 2 })
  })
  created.getContainer().append(tip)
  created.on('click', select)
  created.on('mousemove', event => requestAnimationFrame(() => hover(event)))
  created.on('mouseout', leave)
  created.on('moveend', () => {
    if (!created.getSource('cells')) return
    const center = created.getCenter()
    view.place = { zoom: created.getZoom(), center: [center.lng, center.lat] }
    remember()
  })
  return created
}

// Room that panels take from the map, so that what is shown lies in the free part.
function padding() {
  if (isPaper()) return 24
  const list = document.querySelector('.onduty')?.getBoundingClientRect()
  if (list) return innerWidth > 900
    ? { top: 40, right: 40, bottom: 40, left: list.width + 50 }
    : { top: list.height + 30, right: 30, bottom: 30, left: 30 }
  return innerWidth > 900
    ? { top: 24, right: 24, bottom: 24, left: 56 }
    : { top: 132, right: 16, bottom: 16, left: 16 }
}

const remember = () => { if (!isPaper()) writeAddress(view) }
const fit = (bounds, maxZoom = 16.5) => map.fitBounds(bounds, { padding: padding(), maxZoom, duration: 400 })

// ---- the surface -------------------------------------------------------------------------------------------------

async function paint() {
  const mine = ++turn
  // One thing loud at a time: where areas or ways of patrols are shown, the surface steps back.
  const isShown = Boolean(surface) && view.show !== 'none' && plan.patrols.length === 0 && routes.list.length === 0
  // Without an answer nothing is drawn: another hour's colors would be a wrong map.
  const next = isShown ? await values.layer(surface, view.show, view.hour).catch(told) : null
  if (mine !== turn || !map) return
  layer = next
  const isMissing = isShown && !next
  if (isMissing !== missing) {
    missing = isMissing
    listener?.invokeMethodAsync('Painted', missing)
  }
  for (let cell = 0; cell < classes.length; cell++) {
    const wanted = next ? next.classOf[next.bytes[cell]] : 0
    if (wanted !== classes[cell]) {
      classes[cell] = wanted
      map.setFeatureState(cellOf(cell), { class: wanted })
    }
  }
  if (view.hour !== null && next) fetchWeek()
}

// Who looks at one hour looks at others: they are fetched one by one while nothing else is asked for.
let fetched
async function fetchWeek() {
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
  view.hour = +event.target.value
  paint()
  if (telling) return
  telling = true
  requestAnimationFrame(() => setTimeout(() => {
    telling = false
    remember()
    listener?.invokeMethodAsync('Went', view.hour, view.show)
  }))
})

function setNight(night) {
  view.night = night
  remember()
  if (!map) return
  map.setStyle(styleOf(district, view), { diff: false })
  map.once('style.load', () => {
    classes.fill(0)
    forgetMarks()
    paint()
    showPlan()
    showWays()
    map.getSource('names').setData(names)
    choose(view.selection)
  })
}

function setHidden(hidden) {
  view.hidden = hidden
  remember()
  if (!map) return
  for (const [name, ids] of Object.entries(groups)) {
    for (const id of ids) map.setLayoutProperty(id, 'visibility', hidden.includes(name) ? 'none' : 'visible')
  }
}

async function showNames(code) {
  const areas = (await fetch(`/api/districts/${code}/areas`).then(answer => answer.ok && answer.json()).catch(told)) || []
  names = collection(areas.map(({ kind, name, bounds: [west, south, east, north] }) => ({
    type: 'Feature',
    properties: { kind, name },
    geometry: { type: 'Point', coordinates: [(west + east) / 2, (south + north) / 2] },
  })))
  if (district.code === code) map.getSource('names')?.setData(names)
}

// ---- pointing ----------------------------------------------------------------------------------------------------

function at(point) {
  const box = [[point.x - 5, point.y - 5], [point.x + 5, point.y + 5]]
  const found = map.queryRenderedFeatures(box, { layers: ['way-stops', 'ways', 'bases', 'beats', 'sites'] })
  for (const [name, kind] of [['way-stops', 'route'], ['ways', 'route'], ['bases', 'base'], ['sites', 'site'], ['beats', 'beat']]) {
    const feature = found.find(one => one.layer.id === name)
    if (feature) {
      const { code, index, name: called, kind: detail } = feature.properties
      return { kind, id: `${kind === 'beat' ? index : code ?? ''}`, name: called ?? '', detail: detail ?? '' }
    }
  }
  if (!layer) return null
  const cell = map.queryRenderedFeatures(point, { layers: ['surface'] })[0]
  return cell ? { kind: 'cell', id: `${cell.id}`, name: '', detail: '' } : null
}

function select(event) {
  const target = at(event.point)
  pin(target?.kind === 'site' ? event.lngLat.toArray() : null)
  listener?.invokeMethodAsync('Selected', target?.kind ?? '', target?.id ?? '', target?.name ?? '', target?.detail ?? '')
}

const pin = place => map.getSource('pin').setData(
  collection(place ? [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: place } }] : []),
)

const marked = {}
const forgetMarks = () => Object.assign(marked, { hover: undefined, selected: undefined })

function mark(state, cell) {
  if (marked[state] === cell) return
  if (marked[state] !== undefined) map.setFeatureState(cellOf(marked[state]), { [state]: false })
  marked[state] = cell
  if (cell !== undefined) map.setFeatureState(cellOf(cell), { [state]: true })
}

/** Shows what is selected: cell-12, base-…, area-community-…, or nothing. */
function choose(selection) {
  view.selection = selection
  remember()
  if (!map) return
  const [, kind, rest] = /^(\w+?)-(.*)$/.exec(selection) ?? []
  mark('selected', kind === 'cell' ? +rest : undefined)
  const [, level, code] = (kind === 'area' && /^(\w+?)-(.*)$/.exec(rest)) || []
  map.setFilter('chosen-area', ['all', ['==', ['get', 'kind'], level ?? 'none'], ['==', ['get', 'code'], code ?? '']])
}

const tip = Object.assign(document.createElement('div'), { className: 'tip', ariaHidden: 'true' })

function hover({ point }) {
  if (!map.loaded() && map.isMoving()) return
  const target = at(point)
  map.getCanvas().style.cursor = target ? 'pointer' : ''
  mark('hover', target?.kind === 'cell' ? +target.id : undefined)
  const text = target?.kind === 'cell' ? tellCell(+target.id) : target?.name
  tip.style.display = text ? 'block' : 'none'
  if (text) {
    tip.textContent = text
    const left = Math.min(point.x + 16, map.getContainer().clientWidth - tip.offsetWidth - 8)
    tip.style.transform = `translate(${left}px, ${point.y + 18}px)`
  }
}

function leave() {
  tip.style.display = 'none'
  mark('hover', undefined)
}

function tellCell(cell) {
  if (!layer || !words) return ''
  const code = layer.bytes[cell]
  if (!code) return words.none
  const value = decode(layer.scale, code) * words.factors[view.show === 'counts' ? 'counts' : view.hour === null ? 'week' : 'hour']
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumSignificantDigits: value < 100 ? 2 : 3 })
  const share = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent', maximumSignificantDigits: 2 })
  const unit = words[view.show === 'counts' ? 'counts' : view.hour === null ? 'week' : 'hour']
  return unit.replace('{0}', number.format(value)).replace('{1}', share.format(shareAtLeast(layer.bytes, code)))
}

// ---- tonight's areas ---------------------------------------------------------------------------------------------

function showPlan() {
  map?.getSource('beats')?.setData(collection(featuresOf(plan.patrols, plan.chosen)))
}

// ---- patrols' ways -----------------------------------------------------------------------------------------------

function showWays() {
  map?.getSource('ways')?.setData(collection(ways.featuresOf(routes.list, routes.chosen)))
}

/** Shows the patrols on duty at a local time, or none; tells each with its color, or null when they did not come. */
async function showRoutes(plan, at, chosen) {
  const key = plan ? `${plan} ${at}` : ''
  if (key !== routes.key) {
    routes = { key, list: [], chosen }
    const answer = plan && (await fetch(`/api/plans/${plan}/routes?at=${at}`).catch(told))
    const list = !plan ? [] : answer?.ok ? await answer.json() : null
    if (routes.key !== key) return null
    routes.list = list ?? []
    if (list === null) routes.key = ''
    paint()
    if (map && routes.list.length > 0) fit(ways.boundsOf(routes.list), 16)
    if (list === null) return null
  }
  chooseRoute(chosen)
  const palette = ways.colorsOf(routes.list)
  return routes.list.map(({ slot, base, from, to, stops, meters }, index) => (
    { slot, base, from, to, stops: stops.length, meters, color: palette[index] }))
}

function chooseRoute(slot) {
  const isNew = slot && slot !== routes.chosen
  routes.chosen = slot
  showWays()
  const chosen = routes.list.filter(route => route.slot === slot)
  if (map && isNew && chosen.length > 0) fit(ways.boundsOf(chosen))
}

/** Puts the map as it is, once all is drawn, into an image; tells how many meters its width stands for. */
async function picture(id) {
  await opening?.done
  if (!map.loaded() || map.isMoving()) await new Promise(resolve => map.once('idle', resolve))
  const drawn = new Promise(resolve => map.once('render', () => resolve(map.getCanvas().toDataURL('image/png'))))
  map.triggerRepaint()
  const image = document.getElementById(id)
  if (!image) return 0
  image.src = await drawn
  await image.decode()
  const metersPerPixel = (40075016.686 * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom())
  return metersPerPixel * map.getContainer().clientWidth
}

// ---- what the page may ask ---------------------------------------------------------------------------------------

const changed = action => async (...given) => { action(...given); remember(); await paint() }

window.patrolMap = {
  ready,
  /** Page and map meet: who listens, in which words; answers the view that the address asked for. */
  attach(reference, given) {
    listener = reference
    words = given
    return { missing, hour: view.hour, show: view.show, night: view.night, hidden: view.hidden, selection: view.selection,
      dayRamp: rampOf(false), nightRamp: rampOf(true) }
  },
  open: code => open(code),
  reopen: code => { opening = undefined; return open(code) },
  remember,
  setHour: changed(hour => { view.hour = hour ?? null }),
  setShow: changed(name => { view.show = name }),
  setNight,
  setHidden,
  choose,
  fly: (bounds, withPin) => { if (map) { fit(bounds); pin(withPin ? [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2] : null) } },
  /** Moves to a place that lies outside the picture or under the legend. */
  show(place) {
    if (!map) return
    const { x, y } = map.project(place)
    const frame = map.getContainer().getBoundingClientRect()
    const over = document.elementFromPoint(frame.left + x, frame.top + y)
    if (!over?.closest('#map')) map.easeTo({ center: place, duration: 300 })
  },
  home: () => district?.bounds && fit(district.bounds),
  /** The highest cells as shown: [{ cell, value }]. */
  highest: count => (layer ? highest(layer.bytes, count).map(cell => ({ cell, value: decode(layer.scale, layer.bytes[cell]) })) : []),
  /** Shows areas and answers their colors. */
  showPlan(patrols) {
    plan = { patrols: patrols ?? [], chosen: -1 }
    showPlan()
    paint()
    if (map && plan.patrols.length > 0 && !isPaper()) fit(boundsOf(plan.patrols), 15)
    return colorsOf(plan.patrols)
  },
  choosePatrol(index) {
    plan.chosen = index
    showPlan()
    if (map && plan.patrols[index]) fit(boundsOf([plan.patrols[index]]), 15.5)
  },
  /** Lays the map out anew, for a sheet or the screen. */
  resize() {
    if (!map) return
    map.setPixelRatio(isPaper() ? 2 : devicePixelRatio)
    map.resize()
    if (plan.patrols.length > 0) map.fitBounds(boundsOf(plan.patrols), { padding: padding(), maxZoom: 15, duration: 0 })
  },
  picture,
  showRoutes,
  chooseRoute,
}

// Keys work where nothing else has the focus: arrows and signs move the map, Space plays, Esc lets go.
const steps = { ArrowLeft: [-120, 0], ArrowRight: [120, 0], ArrowUp: [0, -120], ArrowDown: [0, 120] }
addEventListener('keydown', event => {
  const inMap = event.target.closest?.('#map')
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !event.target.closest?.('input, textarea, select')) {
    event.preventDefault()
    listener?.invokeMethodAsync('Pressed', event.shiftKey ? 'Redo' : 'Undo')
  }
  if (event.altKey || event.ctrlKey || event.metaKey || isPaper()) return
  if (event.key === 'Escape') listener?.invokeMethodAsync('Pressed', 'Escape')
  if (steps[event.key] && event.target.closest?.('.week')) event.preventDefault()
  if (event.target !== document.body && !inMap && event.target.tagName !== 'H1') return
  if (event.key === ' ') {
    event.preventDefault()
    listener?.invokeMethodAsync('Pressed', 'Space')
  }
  if (!map || inMap) return
  if (steps[event.key]) map.panBy(steps[event.key], { duration: 200 })
  if (event.key === '+' || event.key === '=') map.zoomIn()
  if (event.key === '-') map.zoomOut()
})

addEventListener('popstate', () => {
  const asked = readAddress()
  if (asked.district !== district?.code) return
  Object.assign(view, { hour: asked.hour, show: asked.show, hidden: asked.hidden })
  listener?.invokeMethodAsync('Went', view.hour, view.show)
  paint()
})

first.then(asked => asked && open(asked.code, asked.loading)).catch(fault => console.warn(fault.message))
