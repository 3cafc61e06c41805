// A second map beside the first: the same place at the same zoom, with other values. It comes and goes with what asks for it.
import { fit, scene, warn } from './scene.mjs'
import { styleOf } from './style.mjs'
import { cellOf } from './surface.mjs'

let open = null
let turn = 0

const caption = text => Object.assign(document.createElement('div'), { className: 'map-caption', textContent: text })

function follow(leader, follower) {
  const move = () => {
    if (open?.isMoved) return
    open && (open.isMoved = true)
    follower.jumpTo({ center: leader.getCenter(), zoom: leader.getZoom() })
    open && (open.isMoved = false)
  }
  leader.on('move', move)
  return () => leader.off('move', move)
}

function close() {
  if (!open) return
  open.letGo.forEach(end => end())
  open.map.remove()
  open.frame.remove()
  open.here.remove()
  open = null
  document.body.classList.remove('beside')
  frameAnew()
}

// The frame is another one: the district is fitted into it.
function frameAnew() {
  scene.map?.resize()
  if (scene.district?.bounds) fit(scene.district.bounds)
}

const name = map => map.getSource('names')?.setData(scene.names)

function create(captions) {
  const frame = Object.assign(document.createElement('div'), { id: 'map-beside', role: 'region', ariaLabel: captions.before })
  document.getElementById('map').before(frame)
  document.body.classList.add('beside')
  const map = scene.make(frame)
  map.jumpTo({ center: scene.map.getCenter(), zoom: scene.map.getZoom() })
  const here = caption('')
  scene.map.getContainer().append(here)
  const there = caption('')
  frame.append(there)
  open = { frame, map, here, there, classes: new Uint8Array(0), letGo: [] }
  const restyle = () => {
    map.setStyle(styleOf(scene.district, scene.view), { diff: false })
    map.once('style.load', () => { name(map); open.classes = new Uint8Array(0); draw() })
  }
  scene.map.on('style.load', restyle)
  open.letGo = [follow(scene.map, map), follow(map, scene.map), () => scene.map.off('style.load', restyle)]
  map.setStyle(styleOf(scene.district, scene.view))
  frameAnew()
  return new Promise(resolve => map.once('style.load', () => { name(map); resolve() }))
}

async function draw() {
  const mine = ++turn
  const layer = await open?.layer?.().catch(warn)
  if (mine !== turn || !open || !layer) return
  const { bytes, classOf, stands } = layer
  for (let cell = 0; cell < bytes.length; cell++) {
    const state = { class: classOf[bytes[cell]], stands: stands?.[cell] ?? 0 }
    const code = state.class * 8 + state.stands
    if (code !== (open.classes[cell] ?? 0)) open.map.setFeatureState(cellOf(cell), state)
  }
  open.classes = Uint8Array.from(bytes, (byte, cell) => classOf[byte] * 8 + (stands?.[cell] ?? 0))
}

/** Shows a map beside, or takes it away: { layer, captions: { now, before } } or null. */
export async function showBeside(asked) {
  if (!asked || !scene.map || !scene.district) {
    close()
    return
  }
  if (!open) await create(asked.captions)
  if (!open) return
  open.layer = asked.layer
  open.here.textContent = asked.captions.now
  open.there.textContent = asked.captions.before
  await draw()
}
