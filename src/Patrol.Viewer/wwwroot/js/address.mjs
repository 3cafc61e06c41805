// The address holds the view, so that two people see the same: /d/{district}[/{page}]?hour=…&show=…#zoom/lat/lng
// What a page keeps there of its own, such as ?view=…&day=…, stays.

const isHour = text => /^\d{1,3}$/.test(text ?? '') && +text < 168

/** What the address asks for. */
export function readAddress() {
  const [, district, page] = /^\/d\/([^/]+)(?:\/(.*))?$/.exec(location.pathname) ?? []
  const query = new URLSearchParams(location.search)
  const place = /^#([\d.]+)\/(-?[\d.]+)\/(-?[\d.]+)$/.exec(location.hash)
  return {
    district: district ?? null,
    page: page ?? '',
    place: place ? { zoom: +place[1], center: [+place[3], +place[2]] } : null,
    hour: isHour(query.get('hour')) ? +query.get('hour') : null,
    show: ['counts', 'none'].includes(query.get('show')) ? query.get('show') : 'demand',
    night: query.get('night') === '1',
    hidden: query.get('hide')?.split(',').filter(Boolean) ?? [],
    selection: query.get('select') ?? '',
  }
}

/** Writes the view into the address without a new step in the browser's history. */
export function writeAddress({ place, hour, show, night, hidden, selection }) {
  const query = new URLSearchParams(location.search)
  for (const ours of ['hour', 'show', 'night', 'hide', 'select']) query.delete(ours)
  if (hour !== null) query.set('hour', hour)
  if (show !== 'demand') query.set('show', show)
  if (night) query.set('night', '1')
  if (hidden.length > 0) query.set('hide', hidden.join(','))
  if (selection) query.set('select', selection)
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  const hash = place ? `#${place.zoom.toFixed(2)}/${place.center[1].toFixed(5)}/${place.center[0].toFixed(5)}` : ''
  const next = `${location.pathname}${text ? `?${text}` : ''}${hash}`
  if (next !== `${location.pathname}${location.search}${location.hash}`) history.replaceState(history.state, '', next)
}
