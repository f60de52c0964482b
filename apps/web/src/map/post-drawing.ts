import { darkFlavor, lightFlavor } from '@wuding/catalog';
import type { LineString, Point } from 'geojson';
import type { Map } from 'maplibre-gl';
import { TerraDraw, TerraDrawLineStringMode, TerraDrawPointMode, TerraDrawSelectMode, type GeoJSONStoreFeatures } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { Position, Theme } from './intent';
import { nearestStreet, type Snapped, type StreetLine } from './nearest-street';

export type PostShape = Point | LineString;

export interface PostDrawingSetting {
  /** To begin with; null = the person draws one of the kind. */
  readonly shape: PostShape | null;
  readonly kind: PostShape['type'];
  readonly theme: Theme;
  /** Asked at every act: metres within which it is put on a street; 0 = not at all. */
  snapMetres(): number;
  /** After every change of shape; `snapped` = where the last corner was put on a street, null = it stands free. */
  onChange(shape: PostShape, snapped: Snapped | null): void;
}

/** Decimals of a degree that are kept: a centimetre. */
const coordinateDecimals = 7;

/** One post in a person's hand, over the map: set or drawn, then moved, put on streets as it goes. */
export class PostDrawing {
  readonly #map: Map;
  readonly #draw: TerraDraw;
  readonly #setting: PostDrawingSetting;
  #snapped: Snapped | null = null;
  #isAltHeld = false;
  readonly #onKey = ({ altKey }: KeyboardEvent | MouseEvent): void => void (this.#isAltHeld = altKey);

  constructor(map: Map, setting: PostDrawingSetting) {
    this.#map = map;
    this.#setting = setting;
    const { accent, surface } = setting.theme === 'dark' ? darkFlavor : lightFlavor;
    const [ink, ground] = [accent as `#${string}`, surface as `#${string}`];
    const toCustom = ({ lng, lat }: { lng: number; lat: number }): Position | undefined => this.#snap([lng, lat])?.position;
    const point = new TerraDrawPointMode({ styles: { pointColor: ink, pointWidth: 8, pointOutlineColor: ground, pointOutlineWidth: 3 } });
    const line = new TerraDrawLineStringMode({ snapping: { toCustom }, styles: { lineStringColor: ink, lineStringWidth: 4, closingPointColor: ink, closingPointOutlineColor: ground } });
    const select = new TerraDrawSelectMode({
      allowManualDeselection: false,
      flags: {
        point: { feature: { draggable: true } },
        linestring: { feature: { draggable: true, coordinates: { snappable: { toCustom }, midpoints: { draggable: true }, draggable: true, deletable: true } } },
      },
      styles: {
        selectedPointColor: ink, selectedPointWidth: 8, selectedPointOutlineColor: ground, selectedPointOutlineWidth: 3, selectedLineStringColor: ink, selectedLineStringWidth: 4,
        selectionPointColor: ground, selectionPointOutlineColor: ink, selectionPointOutlineWidth: 2, selectionPointWidth: 5, midPointColor: ink, midPointOutlineColor: ground, midPointWidth: 3,
      },
    });
    this.#draw = new TerraDraw({ adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: coordinateDecimals }), modes: [point, line, select] });
    for (const type of ['keydown', 'keyup', 'pointerdown', 'pointerup'] as const) window.addEventListener(type, this.#onKey, true);
    this.#begin();
  }

  close(): void {
    for (const type of ['keydown', 'keyup', 'pointerdown', 'pointerup'] as const) window.removeEventListener(type, this.#onKey, true);
    // The map may have been taken away with the page, and the tool's layers with it.
    if (this.#draw.enabled && this.#map.getContainer().isConnected) this.#draw.stop();
  }

  #begin(): void {
    const draw = this.#draw, { shape, kind } = this.#setting;
    draw.start();
    draw.on('finish', (id, { mode }) => {
      this.#settle(id);
      if (mode === 'select') return;
      draw.setMode('select');
      draw.selectFeature(id);
    });
    if (shape === null) return void draw.setMode(kind === 'Point' ? 'point' : 'linestring');
    draw.setMode('select');
    const mode = shape.type === 'Point' ? 'point' : 'linestring';
    const [added] = draw.addFeatures([{ type: 'Feature', properties: { mode }, geometry: roundedShape(shape) } as GeoJSONStoreFeatures]);
    if (added?.valid && added.id !== undefined) draw.selectFeature(added.id);
  }

  /** A point was let go of, or a corner of the line: a point goes to its street now, corners have gone already. */
  #settle(id: string | number): void {
    const feature = this.#draw.getSnapshotFeature(id), geometry = feature?.geometry;
    if (geometry?.type === 'LineString') return this.#setting.onChange(geometry as LineString, this.#snapped);
    if (geometry?.type !== 'Point') return;
    const snapped = this.#snap(geometry.coordinates as Position);
    const settled: Point = snapped === null ? (geometry as Point) : { type: 'Point', coordinates: rounded(snapped.position) };
    if (snapped !== null) this.#draw.updateFeatureGeometry(id, settled as never);
    this.#setting.onChange(settled, snapped);
  }

  #snap(position: Position): Snapped | null {
    const reach = this.#isAltHeld ? 0 : this.#setting.snapMetres();
    this.#snapped = reach === 0 ? null : nearestStreet(position, this.#streetsAround(position, reach), reach);
    return this.#snapped;
  }

  #streetsAround([lng, lat]: Position, reachMetres: number): StreetLine[] {
    const layers = this.#map.getLayersOrder().filter((id) => id.startsWith('streets') && id.endsWith('-fill'));
    const { x, y } = this.#map.project([lng, lat]), beyond = this.#map.project([lng, lat + reachMetres / metresPerDegree]);
    const pixels = Math.abs(beyond.y - y) + 8;
    return this.#map.queryRenderedFeatures([[x - pixels, y - pixels], [x + pixels, y + pixels]], { layers })
      .map(({ geometry, properties }) => ({ geometry, name: String((properties as { name?: string }).name ?? '') }));
  }
}

/** Of latitude, to the metre or so that a search box needs. */
const metresPerDegree = 110_574;
const rounded = ([lng, lat]: Position): Position => [Number(lng.toFixed(coordinateDecimals)), Number(lat.toFixed(coordinateDecimals))];
const roundedShape = (shape: PostShape): PostShape => (shape.type === 'Point'
  ? { type: 'Point', coordinates: rounded(shape.coordinates as Position) } : { type: 'LineString', coordinates: shape.coordinates.map((one) => rounded(one as Position)) });
