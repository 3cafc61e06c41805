// Keys work where nothing else has the focus: arrows and signs move the map, Space plays, Esc lets go.
import { isPaper, scene, tell } from './scene.mjs'

const steps = { ArrowLeft: [-120, 0], ArrowRight: [120, 0], ArrowUp: [0, -120], ArrowDown: [0, 120] }

addEventListener('keydown', event => {
  const { map } = scene
  const inMap = event.target.closest?.('#map')
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !event.target.closest?.('input, textarea, select')) {
    event.preventDefault()
    tell('Pressed', event.shiftKey ? 'Redo' : 'Undo')
  }
  if (event.altKey || event.ctrlKey || event.metaKey || isPaper()) return
  if (event.key === 'Escape') tell('Pressed', 'Escape')
  if (steps[event.key] && event.target.closest?.('.week')) event.preventDefault()
  if (event.target !== document.body && !inMap && event.target.tagName !== 'H1') return
  if (event.key === ' ') {
    event.preventDefault()
    tell('Pressed', 'Space')
  }
  if (!map || inMap) return
  if (steps[event.key]) map.panBy(steps[event.key], { duration: 200 })
  if (event.key === '+' || event.key === '=') map.zoomIn()
  if (event.key === '-') map.zoomOut()
})
