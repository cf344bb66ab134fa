import * as strings from 'PraxisStrings';
import {
  type IPropertyPaneField,
  PropertyPaneSlider,
  PropertyPaneTextField,
} from '@microsoft/sp-property-pane';
import * as React from 'react';
import { RelatedKnowledge } from '../../components/RelatedKnowledge';
import { type PraxisProperties, PraxisWebPart } from '../PraxisWebPart';

interface Properties extends PraxisProperties {
  /** Address of the document that the page is about; empty: the page itself. */
  about: string;
  count: number;
}

const MOST = 20;

/** Related knowledge beside a page, or beside the document that the page is about. */
export default class RelatedKnowledgeWebPart extends PraxisWebPart<Properties> {
  protected element(): React.ReactElement {
    const { about, count } = this.properties;
    // The page as it stands, without what tells the browser how to show it.
    const { origin, pathname } = window.location;
    return React.createElement(RelatedKnowledge, {
      praxis: this.praxis(),
      strings,
      locale: this.locale,
      page: about
        ? { address: about, title: '' }
        : { address: `${origin}${pathname}`, title: document.title },
      limit: count,
    });
  }

  protected fields(): IPropertyPaneField<unknown>[] {
    return [
      PropertyPaneTextField('about', {
        label: strings.PaneAbout,
        description: strings.PaneAboutHint,
      }),
      PropertyPaneSlider('count', { label: strings.PaneCount, min: 1, max: MOST }),
    ];
  }
}
