// The map's style: quiet ground, one thing loud. All of it comes from our own tiles and the reader's own fonts.

export const palettes = {
  day: {
    land: '#f5f4f0', water: '#bcd5e4', park: '#dce9d4', industrial: '#e8e4ea', compound: '#efebe3', building: '#e0dbd2',
    railway: '#9f9b94', street: '#ffffff', casing: '#c6c0b3', path: '#b9b2a3', text: '#38414b', halo: '#ffffff',
    area: '#4f5d6c', base: '#14304d', site: '#5d6772', mark: '#b3500a',
  },
  night: {
    land: '#14191f', water: '#0d2538', park: '#16261c', industrial: '#1b1f29', compound: '#1a2027', building: '#232b34',
    railway: '#56606a', street: '#36404b', casing: '#0d1116', path: '#2c353f', text: '#cdd5dc', halo: '#12171c',
    area: '#93a3b2', base: '#a9d0f5', site: '#9aa5b0', mark: '#ffb454',
  },
}

// Viridis, even in lightness and safe for the color-blind; the high end stands off the ground by day and by night.
const viridis = ['#fde725', '#a0da39', '#4ac16d', '#1fa187', '#277f8e', '#365c8d', '#46327e', '#440154']
const strengths = [0.28, 0.4, 0.52, 0.62, 0.7, 0.77, 0.83, 0.88]

/** Colors of the classes, lowest first, as drawn on the ground. */
export function rampOf(night) {
  const hues = night ? viridis.toReversed() : viridis
  return hues.map((hue, index) => {
    const [red, green, blue] = [1, 3, 5].map(at => parseInt(hue.slice(at, at + 2), 16))
    return `rgba(${red},${green},${blue},${strengths[index]})`
  })
}

/** Colors of patterns over time: new, intensifying, persistent, diminishing, sporadic. Told apart by the color-blind; none is red. */
export const patternColors = ['#e69f00', '#8c2d87', '#0072b2', '#56b4e9', '#8f989f']

/** Colors of changes: strongest fall … weakest fall, weakest rise … strongest rise (ColorBrewer PuOr). */
export const changeColors = ['#542788', '#8073ac', '#b2abd2', '#d8daeb', '#fee0b6', '#fdb863', '#e08214', '#b35806']

/** First codes of these among the classes of cells. */
export const firstPattern = 11
export const firstChange = 21

/** Layers that a reader can hide, by name. */
export const groups = {
  subdistricts: ['subdistricts', 'names-subdistrict'],
  communities: ['communities', 'names-community'],
  grids: ['grids'],
  enterprises: ['enterprises'],
  sites: ['sites'],
  bases: ['bases'],
}

const font = ['Noto Sans', 'DejaVu Sans', 'Liberation Sans', 'sans-serif']
const width = (thin, thick) => ['interpolate', ['exponential', 1.6], ['zoom'], 10, thin * 0.5, 14, thin, 18, thick]
// From afar the net of small streets would drown the surface.
const faint = ['interpolate', ['linear'], ['zoom'], 12, 0.4, 13.5, 1]
const kind = name => ['==', ['get', 'kind'], name]
const isChosen = ['==', ['get', 'order'], 1]
const part = name => ['==', ['get', 'part'], name]
const empty = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } }

/** The whole style of a district. */
export function styleOf(district, { night, hidden }) {
  const light = night ? 'night' : 'day'
  const p = palettes[light]
  const tiles = name =>
    `${location.origin}/api/districts/${district.code}/tiles/${name}/{z}/{x}/{y}.mvt?v=${district.tilesVersion}`
  const land = (id, type, more) => ({ id, type, source: 'base', 'source-layer': 'land', ...more })
  const street = (id, classes, color, thin, thick, more, minzoom = 0) => ({
    id, minzoom, type: 'line', source: 'base', 'source-layer': 'streets',
    filter: ['in', ['get', 'class'], ['literal', classes]],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': width(thin, thick), ...more },
  })
  const area = (id, name, paint, more) => ({
    id, type: 'line', source: 'base', 'source-layer': 'areas', filter: kind(name),
    layout: { 'line-join': 'round' }, paint: { 'line-color': p.area, ...paint }, ...more,
  })
  // What stands out, by outline and not by a second color; thin from afar.
  const outline = (id, thick, more) => ({
    id, type: 'line', source: 'cells', 'source-layer': 'cells',
    paint: { 'line-color': p.text, 'line-width': ['interpolate', ['linear'], ['zoom'], 10, ['*', 0.4, thick], 14, thick], ...more },
  })
  const names = (name, size, more) => ({
    id: `names-${name}`, type: 'symbol', source: 'names', filter: kind(name), ...more,
    layout: { 'text-field': ['get', 'name'], 'text-font': font, 'text-size': size, 'text-padding': 4, 'text-max-width': 8,
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'], 'text-radial-offset': 0.9 },
    paint: { 'text-color': p.area, 'text-halo-color': p.halo, 'text-halo-width': 1.8 },
  })
  const points = (id, from, more) => ({
    id, type: 'symbol', source: 'base', 'source-layer': id,
    layout: {
      'icon-image': ['concat', `${light}-${id.slice(0, -1)}-`, ['get', 'kind']],
      'icon-allow-overlap': id === 'bases', 'icon-padding': 1,
      'text-field': ['step', ['zoom'], '', from, ['get', 'name']],
      'text-font': font, 'text-size': id === 'bases' ? 12 : 11, 'text-offset': [0, 1.1], 'text-anchor': 'top',
      'text-optional': true, 'text-max-width': 9,
    },
    paint: { 'text-color': id === 'bases' ? p.base : p.site, 'text-halo-color': p.halo, 'text-halo-width': 1.5 },
    ...more,
  })
  const layers = [
    { id: 'ground', type: 'background', paint: { 'background-color': p.land } },
    land('land', 'fill', {
      filter: ['in', ['get', 'kind'], ['literal', ['industrial', 'compound', 'park', 'water']]],
      layout: { 'fill-sort-key': ['match', ['get', 'kind'], 'water', 3, 'park', 2, 1] },
      paint: { 'fill-color': ['match', ['get', 'kind'], 'water', p.water, 'park', p.park, 'industrial', p.industrial, p.compound] },
    }),
    land('rivers', 'line', {
      filter: ['all', kind('water'), ['==', ['geometry-type'], 'LineString']],
      paint: { 'line-color': p.water, 'line-width': width(1.5, 8) },
    }),
    land('buildings', 'fill', { minzoom: 14, filter: kind('building'), paint: { 'fill-color': p.building } }),
    {
      id: 'surface', type: 'fill', source: 'cells', 'source-layer': 'cells',
      paint: { 'fill-antialias': false, 'fill-color': classColor(rampOf(night)),
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 12, night ? 0.85 : 1, 15.5, 0.55] },
    },
    land('railway', 'line', {
      filter: kind('railway'),
      paint: { 'line-color': p.railway, 'line-width': width(1.2, 3), 'line-dasharray': [4, 2] },
    }),
    street('path', [6], p.path, 0.7, 2.5, { 'line-dasharray': [2, 1.5] }),
    street('narrow-casing', [4, 5], p.casing, 1.7, 11, { 'line-opacity': faint }),
    street('casing', [1, 2, 3], p.casing, 3, 17, {}, 12),
    street('narrow', [4, 5], p.street, 0.9, 9, { 'line-opacity': faint }),
    street('middle', [3], p.street, 1.8, 14, {}),
    street('wide', [1, 2], p.street, 2.3, 15, {}),
    outline('stands-casing', ['match', ['coalesce', ['feature-state', 'stands'], 0], 0, 0, 2, 5.6, 4, 5.6, 4.2], { 'line-color': p.halo }),
    outline('stands', ['match', ['coalesce', ['feature-state', 'stands'], 0], 1, 1.4, 2, 2.6, 0], {}),
    outline('stands-low', ['match', ['coalesce', ['feature-state', 'stands'], 0], 3, 1.4, 4, 2.6, 0], { 'line-dasharray': [2, 2] }),
    outline('stands-unlike', ['match', ['coalesce', ['feature-state', 'stands'], 0], 5, 2, 0], { 'line-dasharray': [0.5, 1.5] }),
    {
      id: 'cell-outline', type: 'line', source: 'cells', 'source-layer': 'cells', minzoom: 11.5,
      paint: {
        'line-color': ['case', ['boolean', ['feature-state', 'selected'], false], p.mark, p.text],
        'line-width': [
          'case', ['boolean', ['feature-state', 'selected'], false], 3, ['boolean', ['feature-state', 'hover'], false], 1.4, 0,
        ],
      },
    },
    area('grids', 'managementGrid', { 'line-width': 0.8, 'line-dasharray': [1, 2.5] }, { minzoom: 13 }),
    area('communities', 'community', { 'line-width': 1, 'line-dasharray': [3, 2] }),
    area('enterprises', 'enterprise', { 'line-width': 1.5, 'line-dasharray': [1, 1] }),
    area('subdistricts', 'subdistrict', { 'line-width': 1.9 }),
    area('chosen-area', 'none', { 'line-color': p.mark, 'line-width': 3.5 }),
    {
      id: 'beats', type: 'fill', source: 'beats', filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': ['get', 'color'], 'fill-opacity': ['get', 'fill'] },
    },
    {
      id: 'beat-lines', type: 'line', source: 'beats', filter: ['!=', ['get', 'part'], 'way'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ['get', 'color'], 'line-width': ['get', 'width'], 'line-opacity': ['get', 'line'] },
    },
    {
      id: 'beat-way', type: 'line', source: 'beats', filter: ['==', ['get', 'part'], 'way'],
      paint: { 'line-color': ['get', 'color'], 'line-width': 2.5, 'line-dasharray': [2, 1.5] },
    },
    {
      id: 'ways', type: 'line', source: 'ways', filter: part('way'), layout: { 'line-cap': 'round', 'line-join': 'round',
        'line-sort-key': ['get', 'order'] },
      paint: { 'line-color': ['get', 'color'], 'line-width': ['get', 'width'], 'line-opacity': ['get', 'line'] },
    },
    {
      id: 'way-arrows', type: 'symbol', source: 'ways', filter: part('way'), minzoom: 13,
      layout: { 'symbol-placement': 'line', 'symbol-spacing': 70, 'icon-image': 'way-arrow', 'icon-size': 0.8,
        'icon-allow-overlap': true, 'icon-ignore-placement': true },
      paint: { 'icon-opacity': ['get', 'line'] },
    },
    {
      id: 'street-names', type: 'symbol', source: 'base', 'source-layer': 'streets', minzoom: 13, filter: ['has', 'name'],
      layout: {
        'symbol-placement': 'line', 'symbol-sort-key': ['get', 'class'], 'text-field': ['get', 'name'], 'text-font': font,
        'text-size': ['interpolate', ['linear'], ['zoom'], 13, 10.5, 18, 13.5], 'text-max-angle': 30,
        'symbol-spacing': 340, 'text-padding': 5,
      },
      paint: { 'text-color': p.text, 'text-halo-color': p.halo, 'text-halo-width': 1.5 },
    },
    points('sites', 15, { minzoom: 12.5 }),
    names('community', 11.5, { minzoom: 12 }),
    names('subdistrict', 14, { maxzoom: 13 }),
    points('bases', 12.8, {}),
    {
      id: 'beat-numbers', type: 'symbol', source: 'beats', filter: ['==', ['get', 'part'], 'label'],
      layout: {
        'text-field': ['get', 'number'], 'text-font': font, 'text-size': 14, 'symbol-sort-key': ['get', 'order'],
        'text-allow-overlap': true, 'icon-allow-overlap': true,
      },
      paint: { 'text-color': '#ffffff', 'text-halo-color': ['get', 'color'], 'text-halo-width': 3 },
    },
    {
      id: 'way-starts', type: 'circle', source: 'ways', filter: part('start'),
      paint: { 'circle-radius': 15, 'circle-color': 'rgba(0,0,0,0)', 'circle-stroke-color': ['get', 'color'],
        'circle-stroke-width': 3, 'circle-stroke-opacity': ['get', 'line'] },
    },
    {
      id: 'way-stops', type: 'circle', source: 'ways', filter: part('stop'), layout: { 'circle-sort-key': ['get', 'order'] },
      paint: { 'circle-radius': ['interpolate', ['linear'], ['zoom'], 12, ['case', isChosen, 9, 3.5],
        13.5, ['case', isChosen, 11, ['==', ['get', 'number'], ''], 5, 8]],
        'circle-color': ['get', 'color'], 'circle-opacity': ['get', 'line'],
        'circle-stroke-color': p.halo, 'circle-stroke-width': 1.5, 'circle-stroke-opacity': ['get', 'line'] },
    },
    {
      id: 'way-numbers', type: 'symbol', source: 'ways', filter: part('stop'),
      layout: { 'text-field': ['step', ['zoom'], ['case', isChosen, ['get', 'number'], ''], 13, ['get', 'number']],
        'text-font': font, 'text-size': ['case', isChosen, 13, 10.5],
        'symbol-sort-key': ['-', 1, ['get', 'order']], 'text-allow-overlap': true },
      paint: { 'text-color': '#ffffff', 'text-halo-color': '#1b2530', 'text-halo-width': 1.4 },
    },
    {
      id: 'way-times', type: 'symbol', source: 'ways', filter: part('stop'), minzoom: 14,
      layout: { 'text-field': ['get', 'times'], 'text-font': font, 'text-size': 11.5, 'text-offset': [0, 1.5], 'text-anchor': 'top' },
      paint: { 'text-color': p.text, 'text-halo-color': p.halo, 'text-halo-width': 2 },
    },
    {
      id: 'pin', type: 'circle', source: 'pin',
      paint: {
        'circle-radius': 13, 'circle-color': 'rgba(0,0,0,0)', 'circle-stroke-color': p.mark, 'circle-stroke-width': 3,
      },
    },
  ]
  const off = new Set(hidden.flatMap(name => groups[name] ?? []))
  for (const layer of layers) if (off.has(layer.id)) layer.layout = { ...layer.layout, visibility: 'none' }
  return {
    version: 8,
    sources: {
      base: { type: 'vector', tiles: [tiles('base')], minzoom: 8, maxzoom: 16 },
      cells: { type: 'vector', tiles: [tiles('cells')], minzoom: 8, maxzoom: 16 },
      names: empty,
      beats: empty,
      ways: empty,
      pin: empty,
    },
    layers,
  }
}

function classColor(ramp) {
  return [
    'match', ['coalesce', ['feature-state', 'class'], 0],
    ...ramp.flatMap((color, index) => [index + 1, color]),
    ...patternColors.flatMap((color, index) => [firstPattern + index, `${color}c8`]),
    ...changeColors.flatMap((color, index) => [firstChange + index, `${color}d8`]),
    'rgba(0,0,0,0)',
  ]
}
