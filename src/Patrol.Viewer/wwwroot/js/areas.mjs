// Walkable hotspots: outlines with their ranks over whatever the map shows; the chosen one is strong. The module puts its own
// layers onto each style that comes.
import { collection, fit, scene } from './scene.mjs'
import { palettes } from './style.mjs'

const source = 'walks'
let shown = { areas: [], chosen: 0 }
let heard

const boundsOf = areas => areas.flatMap(area => area.outline[0]).reduce(
  ([w, s, e, n], [x, y]) => [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)],
  [180, 90, -180, -90],
)

const featuresOf = ({ areas, chosen }) => areas.flatMap(({ rank, name, center, outline }) => {
  const isChosen = rank === chosen
  const properties = { index: rank, name, number: `${rank}`, chosen: isChosen, order: isChosen ? 0 : rank }
  const feature = (type, coordinates, part) => ({ type: 'Feature', properties: { ...properties, part }, geometry: { type, coordinates } })
  return [feature('Polygon', outline, 'area'), feature('Point', center, 'label')]
})

function layersOf(p) {
  const chosen = (yes, no) => ['case', ['get', 'chosen'], yes, no]
  const outline = { type: 'line', source, filter: ['==', ['get', 'part'], 'area'], layout: { 'line-join': 'round' } }
  return [
    { id: 'walk-fill', type: 'fill', source, filter: ['==', ['get', 'part'], 'area'],
      paint: { 'fill-color': p.text, 'fill-opacity': 0.04 } },
    { ...outline, id: 'walk-casing', paint: { 'line-color': p.halo, 'line-width': chosen(8, 6), 'line-opacity': 0.85 } },
    { ...outline, id: 'walk-line', paint: { 'line-color': chosen(p.mark, p.text), 'line-width': chosen(4, 2.6) } },
    { id: 'walk-ranks', type: 'symbol', source, filter: ['==', ['get', 'part'], 'label'],
      layout: { 'text-field': ['get', 'number'], 'text-font': ['Noto Sans', 'DejaVu Sans', 'Liberation Sans', 'sans-serif'],
        'text-size': chosen(19, 16), 'symbol-sort-key': ['get', 'order'], 'text-allow-overlap': true },
      paint: { 'text-color': chosen(p.mark, p.text), 'text-halo-color': p.halo, 'text-halo-width': 3 } },
  ]
}

function draw() {
  const { map, view } = scene
  if (!map) return
  if (heard !== map) {
    heard = map
    map.on('style.load', draw)
  }
  // Between two styles there is nothing to draw on; the next one tells when it is there.
  if (!map.getSource('base')) return
  if (!map.getSource(source)) {
    map.addSource(source, { type: 'geojson', data: collection([]) })
    for (const layer of layersOf(palettes[view.night ? 'night' : 'day'])) {
      map.addLayer(layer, layer.type === 'symbol' ? 'pin' : 'street-names')
    }
  }
  map.getSource(source).setData(collection(featuresOf(shown)))
}

const drawOnceReady = () => (scene.map ? draw() : window.patrolMap.ready.then(draw))

/** What the page may ask of areas. */
export const areas = {
  /** Shows areas ({ rank, name, center, outline }), or none. */
  showAreas(list, isNew) {
    shown = { areas: list ?? [], chosen: 0 }
    drawOnceReady()
    if (isNew && shown.areas.length > 0) window.patrolMap.ready.then(() => fit(boundsOf(shown.areas), 15))
  },
  /** Makes the area of a rank strong, 0 for none; moves to it when asked to. */
  chooseArea(rank, isMoving) {
    shown.chosen = rank
    draw()
    const found = shown.areas.filter(area => area.rank === rank)
    if (scene.map && isMoving && found.length > 0) fit(boundsOf(found), 15.5)
  },
}
