/** Prints the diagram of every scene as the site's own component draws it: JSON, with markup by scene and width. */
import { renderToStaticMarkup } from 'react-dom/server'
import { ExchangeDiagram } from '@/components/diagram/exchange-diagram.tsx'
import { runScene } from '@/lib/testing/scenes/run-scene.ts'
import { SCENES } from '@/lib/testing/scenes/scenes.ts'
import { diagramOf } from '@/lib/trace/diagram/diagram.ts'

const drawn: Record<string, Record<number, string>> = {}
for (const scene of SCENES) {
  const model = diagramOf(await runScene(scene))
  const at = (width: number) =>
    renderToStaticMarkup(
      <ExchangeDiagram model={model} shown={model.rows.length} selected={null} initialWidth={width} />,
    )
  drawn[scene.name] = { 390: at(390), 740: at(740) }
}
process.stdout.write(JSON.stringify(drawn))
