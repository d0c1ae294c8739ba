package io.partita.planner.algebra;

import org.apache.calcite.rel.RelNode;
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
    static {
        // Calcite's rules do not always keep what its assertions ask for: a condition that moves below a projection
        // need
        // not be flat. Nothing depends on it, and an application that enables assertions does not mean Calcite's.
        ClassLoader loader = RelNode.class.getClassLoader();
        if (loader != null) {
            loader.setPackageAssertionStatus("org.apache.calcite", false);
        }
    }

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

    /** The row with so many columns more, which keeps the types that it has: Calcite insists on them. */
    static RelDataType wider(RelDataType row, int more) {
        return beside(row, row(more));
    }

    /** The columns of two rows. */
    static RelDataType beside(RelDataType left, RelDataType right) {
        return FACTORY.builder()
                .addAll(left.getFieldList())
                .addAll(right.getFieldList())
                .uniquify()
                .build();
    }
}
