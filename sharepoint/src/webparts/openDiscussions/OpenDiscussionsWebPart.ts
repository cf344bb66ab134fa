import * as strings from 'PraxisStrings';
import {
  type IPropertyPaneDropdownOption,
  type IPropertyPaneField,
  PropertyPaneDropdown,
} from '@microsoft/sp-property-pane';
import * as React from 'react';
import { OpenDiscussions } from '../../components/OpenDiscussions';
import { type PraxisProperties, PraxisWebPart } from '../PraxisWebPart';

interface Properties extends PraxisProperties {
  /** Id; empty: all of each reader's communities. */
  community: string;
}

/** The open discussions of a community, or of all that the reader is in. */
export default class OpenDiscussionsWebPart extends PraxisWebPart<Properties> {
  private _communities: IPropertyPaneDropdownOption[] = [];

  protected element(): React.ReactElement {
    return React.createElement(OpenDiscussions, {
      praxis: this.praxis(),
      strings,
      locale: this.locale,
      community: this.properties.community,
    });
  }

  protected fields(): IPropertyPaneField<unknown>[] {
    const all = { key: '', text: strings.PaneAllMine };
    return [
      PropertyPaneDropdown('community', {
        label: strings.PaneCommunity,
        options: [all, ...this._communities],
      }),
    ];
  }

  protected onPropertyPaneConfigurationStart(): void {
    this._offerCommunities();
  }

  protected onPropertyPaneFieldChanged(path: string): void {
    if (path === 'address') this._offerCommunities();
  }

  /** Without Praxis there is nothing to choose from: the web part itself says why. */
  private _offerCommunities(): void {
    this.praxis()
      .communities()
      .then(
        ({ items }) => items.map(({ id, name }) => ({ key: id, text: name })),
        () => [],
      )
      .then((options) => {
        this._communities = options;
        this.context.propertyPane.refresh();
      })
      .catch(() => undefined);
  }
}
