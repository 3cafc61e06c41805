// The one module that knows MapLibre. It starts before the rest of the page, from the address; tiles and values never
// pass through the page's own code, which only says what to show and hears what was clicked.
import * as maplibregl from '../lib/maplibre/maplibre-gl.mjs'
import { readAddress } from './address.mjs'
import { boundsOf, colorsOf, featuresOf } from './beats.mjs'
import { first, load } from './early.mjs'
import { hotspots } from './hotspots.mjs'
import './keys.mjs'
import { choose, forgetMarks, listen, pin } from './pointing.mjs'
import * as ways from './routes.mjs'
import { collection, fit, isPaper, padding, remember, scene, tell, warn } from './scene.mjs'
import { changeColors, groups, palettes, patternColors, rampOf, styleOf } from './style.mjs'
import { forget, highestCells, isMissing, paint, reset, stepBackWhile } from './surface.mjs'
import { drawSymbol } from './symbols.mjs'

const { view } = scene
let plan = { patrols: [], chosen: -1 }
let routes = { key: '', list: [], chosen: '' }
let opening
let resolveReady
export const ready = new Promise(resolve => { resolveReady = resolve })

stepBackWhile(() => plan.patrols.length > 0 || routes.list.length > 0)

// ---- opening a district ------------------------------------------------------------------------------------------

function open(code, loading) {
  if (opening?.code !== code) opening = { code, done: show(code, loading ?? load(code, view)) }
  return opening.done
}

async function show(code, loading) {
  const changed = scene.district !== undefined
  if (document.readyState === 'loading') await new Promise(resolve => addEventListener('DOMContentLoaded', resolve, { once: true }))
  // The drawing surface takes a while to make; the answers come meanwhile.
  const map = (scene.map ??= create())
  const { district, surface } = await loading
  Object.assign(scene, { district, surface })
  if (opening?.code !== code && opening) return
  reset(district.raster?.cells ?? 0)
  if (changed) Object.assign(view, { place: null, selection: '' })
  forgetMarks()
  map.setStyle(styleOf(district, view), { diff: false })
  if (view.place) map.jumpTo(view.place)
  else if (district.bounds) map.fitBounds(district.bounds, { padding: padding(district.bounds), duration: 0 })
  else map.jumpTo({ center: district.anchor, zoom: 12 })
  await new Promise(resolve => map.once('style.load', resolve))
  await paint()
  choose(view.selection)
  showPlan()
  showWays()
  await new Promise(resolve => map.once('idle', resolve))
  performance.mark('patrol-map-complete')
  resolveReady()
  tell('Completed')
  showNames(code)
}

/** A map in an element, without anything on it. */
function make(container) {
  const made = new maplibregl.Map({
    container,
    center: view.place?.center,
    zoom: view.place?.zoom,
    maxZoom: 18.5,
    minZoom: 8,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
  })
  made.touchZoomRotate.disableRotation()
  made.keyboard.disableRotation()
  made.setMissingStyleImageResolver(async id => {
    const image = drawSymbol(id, palettes) ?? ways.drawArrow(id)
    if (image && !made.hasImage(id)) made.addImage(id, image, { pixelRatio: 2 })
  })
  return made
}

scene.make = make

function create() {
  const created = make('map')
  created.addControl(new maplibregl.NavigationControl({ showCompass: false }), 'top-left')
  created.addControl(new maplibregl.ScaleControl({ maxWidth: 110 }), 'bottom-left')
  listen(created)
  created.on('moveend', () => {
    if (!created.getSource('cells')) return
    const center = created.getCenter()
    view.place = { zoom: created.getZoom(), center: [center.lng, center.lat] }
    remember()
  })
  return created
}

// ---- variants and layers -----------------------------------------------------------------------------------------

function setNight(night) {
  view.night = night
  remember()
  const { map, district } = scene
  if (!map || !district) return
  map.setStyle(styleOf(district, view), { diff: false })
  map.once('style.load', () => {
    forget()
    forgetMarks()
    paint()
    showPlan()
    showWays()
    map.getSource('names').setData(scene.names)
    choose(view.selection)
  })
}

function setHidden(hidden) {
  view.hidden = hidden
  remember()
  for (const [name, ids] of Object.entries(groups)) {
    for (const id of ids) scene.map?.setLayoutProperty(id, 'visibility', hidden.includes(name) ? 'none' : 'visible')
  }
}

async function showNames(code) {
  const areas = (await fetch(`/api/districts/${code}/areas`).then(answer => answer.ok && answer.json()).catch(warn)) || []
  scene.names = collection(areas.map(({ kind, name, bounds: [west, south, east, north] }) => ({
    type: 'Feature',
    properties: { kind, name },
    geometry: { type: 'Point', coordinates: [(west + east) / 2, (south + north) / 2] },
  })))
  if (scene.district.code === code) scene.map.getSource('names')?.setData(scene.names)
}

// ---- tonight's areas ---------------------------------------------------------------------------------------------

function showPlan() {
  scene.map?.getSource('beats')?.setData(collection(featuresOf(plan.patrols, plan.chosen)))
}

// ---- patrols' ways -----------------------------------------------------------------------------------------------

function showWays() {
  scene.map?.getSource('ways')?.setData(collection(ways.featuresOf(routes.list, routes.chosen)))
}

/** Shows the patrols on duty at a local time, or none; tells each with its color, or null when they did not come. */
async function showRoutes(plan, at, chosen) {
  const key = plan ? `${plan} ${at}` : ''
  if (key !== routes.key) {
    routes = { key, list: [], chosen }
    const answer = plan && (await fetch(`/api/plans/${plan}/routes?at=${at}`).catch(warn))
    const list = !plan ? [] : answer?.ok ? await answer.json() : null
    if (routes.key !== key) return null
    routes.list = list ?? []
    if (list === null) routes.key = ''
    paint()
    if (list === null) return null
  }
  chooseRoute(chosen)
  const palette = ways.colorsOf(routes.list)
  return routes.list.map(({ slot, base, from, to, stops, meters }, index) => (
    { slot, base, from, to, stops: stops.length, meters, color: palette[index] }))
}

/** Moves to all patrols and the whole district, so that it is not cut off where no patrol goes. */
function fitRoutes() {
  const { map, district } = scene
  if (!map || routes.list.length === 0) return
  // The frame may have changed in this very moment.
  map.resize()
  fit(around(ways.boundsOf(routes.list), district?.bounds), 16)
}

const around = ([west, south, east, north], other) =>
  other ? [Math.min(west, other[0]), Math.min(south, other[1]), Math.max(east, other[2]), Math.max(north, other[3])] : [west, south, east, north]

function chooseRoute(slot) {
  const isNew = slot && slot !== routes.chosen
  routes.chosen = slot
  showWays()
  const chosen = routes.list.filter(route => route.slot === slot)
  if (scene.map && isNew && chosen.length > 0) fit(ways.boundsOf(chosen))
}

/** Puts the map as it is, once all is drawn, into an image; tells how many meters its width stands for. */
async function picture(id) {
  await opening?.done
  const { map } = scene
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
  attach(listener, words) {
    Object.assign(scene, { listener, words })
    return { missing: isMissing(), hour: view.hour, show: view.show, night: view.night, hidden: view.hidden, selection: view.selection,
      dayRamp: rampOf(false), nightRamp: rampOf(true), patterns: patternColors, changes: changeColors }
  },
  open: code => open(code),
  reopen: code => { opening = undefined; return open(code) },
  remember,
  setHour: changed(hour => { view.hour = hour ?? null }),
  setShow: changed(name => { view.show = name }),
  setNight,
  setHidden,
  choose,
  fly: (bounds, withPin) => { if (scene.map) { fit(bounds); pin(withPin ? [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2] : null) } },
  /** Moves to a place that lies outside the picture or under the legend. */
  show(place) {
    const { map } = scene
    if (!map) return
    const { x, y } = map.project(place)
    const frame = map.getContainer().getBoundingClientRect()
    const over = document.elementFromPoint(frame.left + x, frame.top + y)
    if (!over?.closest('#map')) map.easeTo({ center: place, duration: 300 })
  },
  home: () => scene.district?.bounds && fit(scene.district.bounds),
  highest: highestCells,
  /** Shows areas and answers their colors. */
  showPlan(patrols) {
    plan = { patrols: patrols ?? [], chosen: -1 }
    showPlan()
    paint()
    if (scene.map && plan.patrols.length > 0 && !isPaper()) fit(boundsOf(plan.patrols), 15)
    return colorsOf(plan.patrols)
  },
  choosePatrol(index) {
    plan.chosen = index
    showPlan()
    if (scene.map && plan.patrols[index]) fit(boundsOf([plan.patrols[index]]), 15.5)
  },
  /** Lays the map out anew, for a sheet or the screen. */
  resize() {
    const { map } = scene
    if (!map) return
    map.setPixelRatio(isPaper() ? 2 : devicePixelRatio)
    map.resize()
    if (plan.patrols.length > 0) map.fitBounds(boundsOf(plan.patrols), { padding: padding(boundsOf(plan.patrols)), maxZoom: 15, duration: 0 })
  },
  picture,
  ...hotspots,
  showRoutes,
  fitRoutes,
  chooseRoute,
}

addEventListener('popstate', () => {
  const asked = readAddress()
  if (asked.district !== scene.district?.code) return
  Object.assign(view, { hour: asked.hour, show: asked.show, hidden: asked.hidden })
  tell('Went', view.hour, view.show)
  paint()
})

first.then(asked => asked && open(asked.code, asked.loading)).catch(fault => console.warn(fault.message))
