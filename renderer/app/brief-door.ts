/** The door through which a driver without a window prints documents: the PDF and the pictures that the page 简报 makes. */
import { useEffect } from 'react';
import type { PaperDocument } from '../../shared/brief/document.ts';
import { useCounty } from '../db/county-store.tsx';
import type { Projection } from '../db/projection.ts';
import { pdfOf } from '../parts/paper-document/document-file.ts';
import { documentMaps, wordPictures } from '../parts/paper-document/document-pictures.ts';
import { base64Of } from './picture/take-picture.ts';

interface DoorPicture {
  readonly name: string;
  readonly base64: string;
  readonly width: number;
  readonly height: number;
}

interface BriefDoor {
  /** Base64 of the PDF. Throws an Error whose message is the fault as JSON. */
  pdf(document: PaperDocument): Promise<string>;
  pictures(document: PaperDocument): Promise<DoorPicture[]>;
}

declare global {
  var guatuBrief: BriefDoor | undefined;
}

export function useBriefDoor(projection: Projection): void {
  const county = useCounty();
  useEffect(() => {
    globalThis.guatuBrief = {
      pdf: async (document) => {
        const made = await pdfOf(document, await documentMaps(projection, county, document));
        if (!made.ok) throw new Error(JSON.stringify(made.error));
        return base64Of(made.value);
      },
      pictures: async (document) => {
        const pictures = await wordPictures(document, await documentMaps(projection, county, document));
        return Promise.all(
          [...pictures].map(async ([name, { png, width, height }]) => ({
            name,
            base64: await base64Of(new Blob([new Uint8Array(png)])),
            width,
            height,
          })),
        );
      },
    };
    return () => {
      globalThis.guatuBrief = undefined;
    };
  }, [county, projection]);
}
