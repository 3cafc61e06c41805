// The one module that knows MapLibre. It starts before the rest of the page: the address says which district, and
// tiles and values never pass through the page's own code.
import * as maplibregl from '../lib/maplibre/maplibre-gl.mjs'

const ramp = ['#fde725', '#a0da39', '#4ac16d', '#1fa187', '#277f8e', '#365c8d', '#46327e', '#440154']
const strength = [0.12, 0.16, 0.24, 0.36, 0.48, 0.58, 0.68, 0.78]
const font = ['Noto Sans', 'DejaVu Sans', 'Liberation Sans', 'sans-serif']
const palettes = {
  day: { land: '#f4f3ef', water: '#b9d3e3', park: '#dbe8d3', industrial: '#e9e5e0', compound: '#ece8e1', building: '#dfdad2', railway: '#a9a6a0', street: '#ffffff', casing: '#d5d0c6', path: '#cfc8bb', text: '#3d4650', halo: '#ffffff', area: '#5d6b7a', base: '#16324f', site: '#6b7480' },
  night: { land: '#14191f', water: '#0c2233', park: '#16241b', industrial: '#191e24', compound: '#1a1f26', building: '#222932', railway: '#4b535c', street: '#303944', casing: '#0f1318', path: '#2a323c', text: '#c4ccd4', halo: '#14191f', area: '#8c9aa8', base: '#9cc7f0', site: '#96a0aa' },
}
// Told apart by colour-blind people (Okabe and Ito), repeated with numbers on the map.
const beatColors = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#7a5195', '#8c6d31']

let map
let district
let surface
let listener
let mode = { night: false, surface: 'demand', hour: null, layers: { areas: true, sites: true } }
let classes = new Uint8Array(0)
const cache = new Map()
let wanted = 0
let hovered
let chosenBeat = -1
let beats = null
let resolveReady
export const ready = new Promise(resolve => { resolveReady = resolve })

const json = address => fetch(address).then(answer => answer.ok ? answer.json() : Promise.reject(new Error(`${address}: ${answer.status}`)))

function districtOfAddress() {
  const found = /^\/d\/([a-z0-9_]+)/.exec(location.pathname)
  return found ? found[1] : null
}

async function open(code) {
  if (district?.code === code && map) return
  const params = new URLSearchParams(location.search)
  const hour = params.get('hour')
  mode.hour = hour !== null && /^\d+$/.test(hour) && +hour < 168 ? +hour : mode.hour
  mode.night = params.get('night') === '1'
  district = await json(`/api/districts/${code}`)
  surface = null
  classes = new Uint8Array(district.raster?.cells ?? 0)
  cache.clear()
  if (map) map.remove()
  start()
  if (district.currentSurface) {
    surface = await json(`/api/surfaces/${district.currentSurface}`)
    await paint()
  }
  if (beats) showBeats(beats)
  await new Promise(resolve => map.loaded() ? resolve() : map.once('idle', resolve))
  performance.mark('patrol-map-complete')
  resolveReady()
}

function start() {
  const bounds = district.bounds
  map = new maplibregl.Map({
    container: 'map',
    style: style(),
    center: district.anchor,
    zoom: 11.5,
    bounds: location.hash ? undefined : bounds ?? undefined,
    fitBoundsOptions: { padding: padding() },
    hash: true,
    maxZoom: 18.5,
    minZoom: 7,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    canvasContextAttributes: { preserveDrawingBuffer: location.pathname.endsWith('/print') },
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), 'top-left')
  map.addControl(new maplibregl.ScaleControl({ maxWidth: 110 }), 'bottom-left')
  map.setMissingStyleImageResolver(async id => addSymbol(id))
  map.on('click', select)
  map.on('mousemove', hover)
  map.on('mouseout', () => tell(null))
}

function padding() {
  const wide = innerWidth > 900
  return location.pathname.endsWith('/print') ? 20 : wide ? { top: 72, right: 420, bottom: 110, left: 90 } : { top: 64, right: 16, bottom: innerHeight * 0.5, left: 16 }
}

function style() {
  const p = palettes[mode.night ? 'night' : 'day']
  const tiles = kind => [`${location.origin}/api/districts/${district.code}/tiles/${kind}/{z}/{x}/{y}.mvt?v=${district.tilesVersion}`]
  const width = (thin, thick) => ['interpolate', ['exponential', 1.6], ['zoom'], 10, thin * 0.5, 14, thin, 18, thick]
  const street = (id, filter, color, thin, thick, extra) => ({ id, type: 'line', source: 'base', 'source-layer': 'streets', filter, layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': color, 'line-width': width(thin, thick), ...extra } })
  const wide = ['<=', ['get', 'class'], 2]
  const middle = ['==', ['get', 'class'], 3]
  const narrow = ['in', ['get', 'class'], ['literal', [4, 5]]]
  return {
    version: 8,
    sources: {
      base: { type: 'vector', tiles: tiles('base'), minzoom: 8, maxzoom: 16 },
      cells: { type: 'vector', tiles: tiles('cells'), minzoom: 8, maxzoom: 14 },
      beats: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': p.land } },
      { id: 'land', type: 'fill', source: 'base', 'source-layer': 'land', filter: ['in', ['get', 'kind'], ['literal', ['water', 'park', 'industrial', 'compound']]], paint: { 'fill-color': ['match', ['get', 'kind'], 'water', p.water, 'park', p.park, 'industrial', p.industrial, p.compound] } },
      { id: 'rivers', type: 'line', source: 'base', 'source-layer': 'land', filter: ['all', ['==', ['get', 'kind'], 'water'], ['==', ['geometry-type'], 'LineString']], paint: { 'line-color': p.water, 'line-width': width(1, 4) } },
      { id: 'buildings', type: 'fill', source: 'base', 'source-layer': 'land', minzoom: 14, filter: ['==', ['get', 'kind'], 'building'], paint: { 'fill-color': p.building } },
      { id: 'railway', type: 'line', source: 'base', 'source-layer': 'land', filter: ['==', ['get', 'kind'], 'railway'], paint: { 'line-color': p.railway, 'line-width': width(0.8, 2.5), 'line-dasharray': [4, 2] } },
      street('path', ['==', ['get', 'class'], 6], p.path, 0.6, 2.5, { 'line-dasharray': [2, 2] }),
      street('casing', ['<=', ['get', 'class'], 3], p.casing, 3, 17),
      street('narrow-casing', narrow, p.casing, 1.4, 11),
      street('narrow', narrow, p.street, 0.8, 9),
      street('middle', middle, p.street, 1.8, 13),
      street('wide', wide, p.street, 2.4, 15),
      { id: 'surface', type: 'fill', source: 'cells', 'source-layer': 'cells', paint: { 'fill-antialias': false, 'fill-color': pick(ramp), 'fill-opacity': pick(strength, 0) } },
      { id: 'cell-hover', type: 'line', source: 'cells', 'source-layer': 'cells', paint: { 'line-color': p.text, 'line-width': ['case', ['boolean', ['feature-state', 'selected'], false], 2.5, ['boolean', ['feature-state', 'hover'], false], 1.2, 0] } },
      { id: 'communities', type: 'line', source: 'base', 'source-layer': 'areas', filter: ['==', ['get', 'kind'], 'community'], paint: { 'line-color': p.area, 'line-width': 0.7, 'line-dasharray': [3, 2], 'line-opacity': 0.8 } },
      { id: 'grids', type: 'line', source: 'base', 'source-layer': 'areas', minzoom: 13, filter: ['==', ['get', 'kind'], 'managementGrid'], paint: { 'line-color': p.area, 'line-width': 0.5, 'line-dasharray': [1, 2], 'line-opacity': 0.7 } },
      { id: 'enterprises', type: 'line', source: 'base', 'source-layer': 'areas', filter: ['==', ['get', 'kind'], 'enterprise'], paint: { 'line-color': p.area, 'line-width': 1.4, 'line-dasharray': [1, 1] } },
      { id: 'subdistricts', type: 'line', source: 'base', 'source-layer': 'areas', filter: ['==', ['get', 'kind'], 'subdistrict'], paint: { 'line-color': p.area, 'line-width': 1.8 } },
      { id: 'beats', type: 'fill', source: 'beats', paint: { 'fill-color': ['get', 'color'], 'fill-opacity': ['get', 'strength'] } },
      { id: 'beat-lines', type: 'line', source: 'beats', layout: { 'line-join': 'round' }, paint: { 'line-color': ['get', 'color'], 'line-width': ['get', 'width'], 'line-opacity': ['get', 'line'] } },
      { id: 'street-names', type: 'symbol', source: 'base', 'source-layer': 'streets', minzoom: 13.5, filter: ['has', 'name'], layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-font': font, 'text-size': ['interpolate', ['linear'], ['zoom'], 13, 10, 18, 13], 'text-max-angle': 30, 'symbol-spacing': 320, 'text-padding': 4 }, paint: { 'text-color': p.text, 'text-halo-color': p.halo, 'text-halo-width': 1.4 } },
      { id: 'sites', type: 'symbol', source: 'base', 'source-layer': 'sites', minzoom: 12.5, layout: { 'icon-image': ['concat', mode.night ? 'night-' : 'day-', 'site-', ['get', 'kind']], 'icon-size': 1, 'text-field': ['step', ['zoom'], '', 15, ['get', 'name']], 'text-font': font, 'text-size': 11, 'text-offset': [0, 1], 'text-anchor': 'top', 'text-optional': true }, paint: { 'text-color': p.site, 'text-halo-color': p.halo, 'text-halo-width': 1.2 } },
      { id: 'bases', type: 'symbol', source: 'base', 'source-layer': 'bases', layout: { 'icon-image': ['concat', mode.night ? 'night-' : 'day-', 'base-', ['get', 'kind']], 'icon-allow-overlap': true, 'text-field': ['step', ['zoom'], '', 13, ['get', 'name']], 'text-font': font, 'text-size': 12, 'text-offset': [0, 1.2], 'text-anchor': 'top', 'text-optional': true }, paint: { 'text-color': p.base, 'text-halo-color': p.halo, 'text-halo-width': 1.6 } },
      { id: 'beat-numbers', type: 'symbol', source: 'beats', filter: ['==', ['get', 'part'], 'label'], layout: { 'text-field': ['get', 'number'], 'text-font': font, 'text-size': 13, 'text-allow-overlap': true }, paint: { 'text-color': '#ffffff', 'text-halo-color': ['get', 'color'], 'text-halo-width': 2.5 } },
    ],
  }
}

// A value by color class: class 0 is none.
function pick(values, none = 'rgba(0,0,0,0)') {
  return ['match', ['coalesce', ['feature-state', 'class'], 0], ...values.flatMap((value, index) => [index + 1, value]), none]
}

function addSymbol(id) {
  const found = /^(day|night)-(site|base)-(\w+)$/.exec(id)
  if (!found || map.hasImage(id)) return
  const [, light, group, kind] = found
  const p = palettes[light]
  const size = group === 'base' ? 44 : 30
  const canvas = new OffscreenCanvas(size, size)
  const g = canvas.getContext('2d')
  const c = size / 2
  g.fillStyle = group === 'base' ? p.base : p.site
  g.strokeStyle = p.halo
  g.lineWidth = 3
  const polygon = (sides, turn, radius = c - 4) => {
    g.beginPath()
    for (let i = 0; i < sides; i++) g.lineTo(c + radius * Math.cos(turn + i * 2 * Math.PI / sides), c + radius * Math.sin(turn + i * 2 * Math.PI / sides))
    g.closePath()
  }
  const shapes = {
    station: () => { g.beginPath(); g.moveTo(c, 4); g.lineTo(size - 6, 11); g.lineTo(size - 6, c); g.quadraticCurveTo(size - 8, size - 10, c, size - 3); g.quadraticCurveTo(8, size - 10, 6, c); g.lineTo(6, 11); g.closePath() },
    servicePoint: () => polygon(4, 0),
    communityOffice: () => polygon(6, 0),
    school: () => polygon(3, -Math.PI / 2),
    hospital: () => { g.beginPath(); const a = c - 4, b = 4; g.rect(c - b, c - a, 2 * b, 2 * a); g.rect(c - a, c - b, 2 * a, 2 * b) },
    metro: () => polygon(4, Math.PI / 4),
    market: () => polygon(5, -Math.PI / 2),
    stadium: () => { g.beginPath(); g.ellipse(c, c, c - 4, c - 8, 0, 0, 2 * Math.PI) },
    compoundEntrance: () => polygon(4, Math.PI / 4, 6),
  }
  ;(shapes[kind] ?? (() => { g.beginPath(); g.arc(c, c, c - 7, 0, 2 * Math.PI) }))()
  g.stroke()
  g.fill()
  map.addImage(id, g.getImageData(0, 0, size, size), { pixelRatio: 2 })
}

// ---- the surface -------------------------------------------------------------------------------------------------

function address(hour) {
  return mode.surface === 'counts' ? `/api/surfaces/${surface.id}/counts` : `/api/surfaces/${surface.id}/values${hour === null ? '' : `?hourOfWeek=${hour}`}`
}

function valuesOf(hour) {
  const key = address(hour)
  if (!cache.has(key)) {
    cache.set(key, fetch(key).then(answer => answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(`${key}: ${answer.status}`))).then(buffer => new Uint8Array(buffer)))
    cache.get(key).catch(() => cache.delete(key))
  }
  return cache.get(key)
}

function scale() {
  return mode.surface === 'counts' ? surface.countScale : mode.hour === null ? surface.weekScale : surface.hourScale
}

function decode({ low, high }, code) {
  return code === 0 ? 0 : low * Math.pow(high / low, (code - 1) / 254)
}

async function paint() {
  if (!surface || !map) return
  const turn = ++wanted
  const hour = mode.hour
  const values = mode.surface === 'none' ? new Uint8Array(classes.length) : await valuesOf(hour)
  if (turn !== wanted) return
  const limits = scale().classLimits
  const classOf = new Uint8Array(256)
  for (let code = 1; code < 256; code++) {
    const value = decode(scale(), code) * 1.0000001
    let index = 0
    while (index < limits.length && value >= limits[index]) index++
    classOf[code] = index
  }
  if (!map.isStyleLoaded() && !map.getSource('cells')) await new Promise(resolve => map.once('styledata', resolve))
  for (let cell = 0; cell < values.length; cell++) {
    const next = classOf[values[cell]]
    if (next !== classes[cell]) {
      classes[cell] = next
      map.setFeatureState({ source: 'cells', sourceLayer: 'cells', id: cell }, { class: next })
    }
  }
  if (hour !== null && mode.surface === 'demand') valuesOf((hour + 1) % 168)
}

function repaintAll() {
  classes.fill(0)
  return paint()
}

// ---- pointing ----------------------------------------------------------------------------------------------------

function at(point) {
  const box = [[point.x - 6, point.y - 6], [point.x + 6, point.y + 6]]
  const names = ['beats', 'bases', 'sites'].filter(name => map.getLayer(name) && map.getLayoutProperty(name, 'visibility') !== 'none')
  const found = map.queryRenderedFeatures(box, { layers: names })
  const byLayer = name => found.find(feature => feature.layer.id === name)
  const named = byLayer('bases') ?? byLayer('beats') ?? byLayer('sites')
  if (named) {
    return named.layer.id === 'beats'
      ? { kind: 'beat', id: `${named.properties.index}`, name: named.properties.name }
      : { kind: named.layer.id === 'bases' ? 'base' : 'site', id: named.properties.code ?? '', name: named.properties.name, detail: named.properties.kind }
  }
  const cell = map.queryRenderedFeatures(point, { layers: ['surface'] })[0]
  return cell ? { kind: 'cell', id: `${cell.id}`, name: '' } : null
}

function select(event) {
  const target = at(event.point)
  listener?.invokeMethodAsync('Selected', target?.kind ?? '', target?.id ?? '', target?.name ?? '', target?.detail ?? '')
}

let tip
async function hover(event) {
  const target = at(event.point)
  map.getCanvas().style.cursor = target ? 'pointer' : ''
  mark('hover', target?.kind === 'cell' ? +target.id : undefined)
  let text = target?.name ?? ''
  if (target?.kind === 'cell' && surface && mode.surface !== 'none') {
    const values = await valuesOf(mode.hour)
    const value = decode(scale(), values[+target.id])
    text = `${Number(value.toPrecision(2))} ${mode.surface === 'counts' ? 'reports on record' : mode.hour === null ? 'reports a week' : 'reports in this hour'}`
  }
  tell(text, event.point)
}

function tell(text, point) {
  tip ??= Object.assign(document.body.appendChild(document.createElement('div')), { className: 'tip' })
  tip.style.display = text ? 'block' : 'none'
  if (text) {
    tip.textContent = text
    tip.style.transform = `translate(${point.x + 14}px, ${point.y + 14}px)`
  }
  if (!text) mark('hover', undefined)
}

const marked = {}
function mark(state, cell) {
  if (!map?.getSource('cells') || marked[state] === cell) return
  if (marked[state] !== undefined) map.setFeatureState({ source: 'cells', sourceLayer: 'cells', id: marked[state] }, { [state]: false })
  marked[state] = cell
  if (cell !== undefined) map.setFeatureState({ source: 'cells', sourceLayer: 'cells', id: cell }, { [state]: true })
}

// ---- beats -------------------------------------------------------------------------------------------------------

function showBeats(plan) {
  beats = plan
  if (!map?.getSource('beats')) return
  const features = (plan?.patrols ?? []).flatMap((patrol, index) => {
    const color = beatColors[index % beatColors.length]
    const chosen = chosenBeat === index
    const faded = chosenBeat >= 0 && !chosen
    const properties = { index, number: `${index + 1}`, name: `${index + 1} · ${patrol.baseName}`, color, strength: faded ? 0.1 : chosen ? 0.5 : 0.34, width: chosen ? 4 : 1.8, line: faded ? 0.35 : 1 }
    const ring = patrol.outline[0]
    const middle = [ring.reduce((sum, point) => sum + point[0], 0) / ring.length, ring.reduce((sum, point) => sum + point[1], 0) / ring.length]
    return [
      { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: patrol.outline } },
      { type: 'Feature', properties: { ...properties, part: 'label' }, geometry: { type: 'Point', coordinates: middle } },
      ...(chosen ? [{ type: 'Feature', properties, geometry: { type: 'LineString', coordinates: [patrol.basePlace, middle] } }] : []),
    ]
  })
  map.getSource('beats').setData({ type: 'FeatureCollection', features })
}

function boundsOf(plan) {
  const points = plan.patrols.flatMap(patrol => patrol.outline.flat())
  return points.reduce(([w, s, e, n], [x, y]) => [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)], [180, 90, -180, -90])
}

// ---- what the page may ask ---------------------------------------------------------------------------------------

const later = action => (...args) => { if (map) return action(...args) }

window.patrolMap = {
  ready,
  open: code => open(code),
  reopen: async code => { district = null; await open(code) },
  listen: reference => { listener = reference },
  setHour: hour => { mode.hour = hour ?? null; return paint() },
  setSurface: async name => { mode.surface = name; await paint() },
  setNight: later(night => {
    mode.night = night
    map.setStyle(style(), { diff: false })
    map.once('styledata', () => { showBeats(beats); applyLayers(); repaintAll() })
  }),
  setLayer: later((name, visible) => { mode.layers[name] = visible; applyLayers() }),
  select: later(cell => mark('selected', cell ?? undefined)),
  fly: later(([west, south, east, north]) => map.fitBounds([west, south, east, north], { padding: padding(), maxZoom: 16.5, duration: 500 })),
  home: later(() => district?.bounds && map.fitBounds(district.bounds, { padding: padding(), duration: 500 })),
  beats: plan => { chosenBeat = -1; showBeats(plan); if (map && plan?.patrols.length) map.fitBounds(boundsOf(plan), { padding: padding(), duration: 400, maxZoom: 15 }) },
  beat: index => { chosenBeat = index; showBeats(beats); const patrol = beats?.patrols[index]; if (map && patrol) map.fitBounds(boundsOf({ patrols: [patrol] }), { padding: padding(), maxZoom: 15, duration: 400 }) },
  resize: () => map?.resize(),
}

function applyLayers() {
  const groups = { areas: ['communities', 'subdistricts', 'grids', 'enterprises'], sites: ['sites'], bases: ['bases'] }
  for (const [name, ids] of Object.entries(groups)) {
    for (const id of ids) if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', mode.layers[name] === false ? 'none' : 'visible')
  }
}

const code = districtOfAddress()
if (code) open(code).catch(fault => console.warn(fault.message))
