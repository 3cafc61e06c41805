// What lies under the pointer: hovering tells, a click selects, what is selected stays marked.
import { collection, remember, scene, tell } from './scene.mjs'
import { tellStreet } from './streets.mjs'
import { cellOf, isDrawn, tellCell } from './surface.mjs'

const kinds = { 'way-stops': 'route', ways: 'route', bases: 'base', sites: 'site', beats: 'beat', 'walk-fill': 'walk', 'street-demand': 'street' }
const tip = Object.assign(document.createElement('div'), { className: 'tip', ariaHidden: 'true' })
const telling = { cell: tellCell, street: tellStreet }
const marked = {}

/** Begins to listen to a map's pointer. */
export function listen(map) {
  map.getContainer().append(tip)
  map.on('click', select)
  map.on('mousemove', event => requestAnimationFrame(() => hover(event)))
  map.on('mouseout', leave)
}

function at(point) {
  const box = [[point.x - 5, point.y - 5], [point.x + 5, point.y + 5]]
  const found = scene.map.queryRenderedFeatures(box, { layers: Object.keys(kinds).filter(id => scene.map.getLayer(id)) })
  for (const [name, kind] of Object.entries(kinds)) {
    const feature = found.find(one => one.layer.id === name)
    if (feature) {
      const { code, index, name: called, kind: detail } = feature.properties
      const id = kind === 'street' ? feature.id : code ?? index ?? ''
      return { kind, id: `${id}`, name: called ?? '', detail: detail ?? '' }
    }
  }
  if (!isDrawn()) return null
  const cell = scene.map.queryRenderedFeatures(point, { layers: ['surface'] })[0]
  return cell ? { kind: 'cell', id: `${cell.id}`, name: '', detail: '' } : null
}

function select(event) {
  const target = at(event.point)
  pin(target?.kind === 'site' ? event.lngLat.toArray() : null)
  tell('Selected', target?.kind ?? '', target?.id ?? '', target?.name ?? '', target?.detail ?? '')
}

/** Puts the pin at a place, or takes it away. */
export const pin = place => scene.map.getSource('pin').setData(
  collection(place ? [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: place } }] : []),
)

/** Forgets what is marked, after the style has changed. */
export const forgetMarks = () => Object.assign(marked, { hover: undefined, selected: undefined })

function mark(state, cell) {
  if (marked[state] === cell) return
  if (marked[state] !== undefined) scene.map.setFeatureState(cellOf(marked[state]), { [state]: false })
  marked[state] = cell
  if (cell !== undefined) scene.map.setFeatureState(cellOf(cell), { [state]: true })
}

/** Shows what is selected: cell-12, base-…, area-community-…, or nothing. */
export function choose(selection) {
  scene.view.selection = selection
  remember()
  if (!scene.map) return
  const [, kind, rest] = /^(\w+?)-(.*)$/.exec(selection) ?? []
  mark('selected', kind === 'cell' ? +rest : undefined)
  const [, level, code] = (kind === 'area' && /^(\w+?)-(.*)$/.exec(rest)) || []
  scene.map.setFilter('chosen-area', ['all', ['==', ['get', 'kind'], level ?? 'none'], ['==', ['get', 'code'], code ?? '']])
}

function hover({ point }) {
  const { map } = scene
  if (!map.loaded() && map.isMoving()) return
  const target = at(point)
  map.getCanvas().style.cursor = target ? 'pointer' : ''
  mark('hover', target?.kind === 'cell' ? +target.id : undefined)
  const text = telling[target?.kind]?.(+target.id) ?? target?.name
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
