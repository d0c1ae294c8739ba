package io.partita.planner.algebra;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The types of the tree. A row of a table is one hidden column, the document; what lies in it may have any type, so that
 * Calcite has nothing to coerce.
 */
final class Types {
    static final RelDataTypeFactory FACTORY = new SqlTypeFactoryImpl(RelDataTypeSystem.DEFAULT);
    static final RelDataType ANY = FACTORY.createTypeWithNullability(FACTORY.createSqlType(SqlTypeName.ANY), true);
    static final RelDataType TRUTH =
            FACTORY.createTypeWithNullability(FACTORY.createSqlType(SqlTypeName.BOOLEAN), true);
    static final RelDataType COUNT = FACTORY.createSqlType(SqlTypeName.BIGINT);
    static final RelDataType ITEM = FACTORY.builder().add("$item", ANY).build();

    private Types() {}

    /** A row of so many columns. */
    static RelDataType row(int width) {
        RelDataTypeFactory.Builder builder = FACTORY.builder();
        for (int i = 0; i < width; i++) {
            builder.add("c" + i, ANY);
        }
        return builder.build();
    }
}
