// Asks for the district, its surface and the first values while everything else still loads.
import { readAddress } from './address.mjs'
import { Values } from './values.mjs'

export const values = new Values()

const json = async address => {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return answer.json()
}

/** A district with its newest surface (null without one). */
export async function load(code, { show, hour } = readAddress()) {
  const [district, surfaces] = await Promise.all([
    json(`/api/districts/${code}`),
    json(`/api/districts/${code}/surfaces`),
  ])
  const surface = surfaces.find(one => one.id === district.currentSurface) ?? null
  if (surface) values.bytes(surface.id, show === 'none' ? 'demand' : show, hour)
  return { district, surface }
}

// With one district there is nothing to choose.
async function onlyDistrict() {
  const all = await json('/api/districts')
  if (all.length !== 1 || location.pathname !== '/') return null
  history.replaceState(history.state, '', `/d/${all[0].code}`)
  return all[0].code
}

/** Code of the district to show, or null, and what was asked for it. */
export const first = (async () => {
  const code = readAddress().district ?? (location.pathname === '/' ? await onlyDistrict() : null)
  if (!code) return null
  const loading = load(code)
  // Whoever awaits it hears of a failure; until then it is none of the console's business.
  loading.catch(() => {})
  return { code, loading }
})()
first.catch(() => {})
