package io.partita.engine.api.table;

import io.partita.engine.api.item.AttributeType;

/**
 * A declared column: documentation and a type for tools, not a straitjacket. Items may have other
 * attributes, and other types in this one unless it is a key attribute.
 *
 * @param name the attribute
 * @param type how the attribute is stored
 * @param sqlType the type as it was declared, for instance {@code STRING} or {@code VARCHAR(20)}
 */
public record ColumnDefinition(String name, AttributeType type, String sqlType) {}
