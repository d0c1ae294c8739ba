package io.partita.engine.api.request;

import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import java.util.List;

/**
 * What a batch of reads answers.
 *
 * @param items those that were found, projected, in the order of the request's keys
 * @param unprocessed keys that were not read (16 MB reached, or throttled) and should be asked for again
 */
public record BatchGetResponse(List<Item> items, List<PrimaryKey> unprocessed, Consumed consumed) {}
